// What artifacts promise, on a real table and bucket.
import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../local/ground/index.ts';
import { objectsWrite, objectUploads, tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { ObjectMissing } from '../platform/objects/index.ts';
import { createAgent, createVersion } from '../registry/index.ts';
import { NewArtifact, type PartView } from './contract.ts';
import {
  abortUpload,
  completeUpload,
  downloadArtifact,
  getArtifact,
  inspectArtifact,
  listArtifacts,
  renewParts,
  startUpload,
  sweepUploads,
  type UploadView,
} from './index.ts';
import { rawZip, sha256Of } from './inspection/archives.fixture.ts';
import { PART_BYTES } from './model.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const HOUR = 3_600_000;
let later = 0;
const clock = { now: () => new Date(Date.now() + later) };
const ctx = () => trialContext([tableWrite, objectsWrite, objectUploads], { tenantId: 'acme', clock });

let agents = 0;
async function newVersion() {
  agents += 1;
  const agentId = `agent-${agents}`;
  await createAgent(ctx(), { id: agentId, name: 'An agent', description: '', category: 'emissions', tags: [] });
  const runtime = { kind: 'builtin', builtin: 'fuel-emissions' } as const;
  await createVersion(ctx(), agentId, { version: '1.0.0', description: '', runtime, dependencies: {} });
  return { agentId, version: '1.0.0' };
}

const small = rawZip([{ name: 'a.txt', content: 'hello' }]);
/** Three parts of storage, of bytes that do not compress. */
const large = rawZip([{ name: 'data.bin', content: randomBytes(17_000_000), method: 0 }]);

const declared = (content: Buffer, fileName = 'a.zip') => ({
  ...{ fileName, contentType: 'application/zip' as const, sizeBytes: content.length, sha256: sha256Of(content) },
});

async function send(upload: UploadView, content: Buffer, only?: readonly number[]) {
  const etags = new Map<number, string>();
  for (const { partNumber, sizeBytes, upload: ticket } of upload.parts) {
    if (!ticket || (only && !only.includes(partNumber))) continue;
    const from = (partNumber - 1) * upload.partSizeBytes;
    const body = content.subarray(from, from + sizeBytes);
    const answer = await fetch(ticket.url, { method: ticket.method, headers: ticket.headers, body });
    expect(answer.status).toBe(200);
    etags.set(partNumber, answer.headers.get('etag') ?? '');
  }
  return [...etags].map(([partNumber, etag]) => ({ partNumber, etag: etag.replaceAll('"', '') }));
}

async function uploaded(content: Buffer, as: Partial<ReturnType<typeof declared>> = {}) {
  const at = await newVersion();
  const upload = await startUpload(ctx(), at, { ...declared(content), ...as });
  await send(upload, content);
  const { id } = await completeUpload(ctx(), at, {});
  return { ...at, artifactId: id };
}

async function inspected(content: Buffer, as: Partial<ReturnType<typeof declared>> = {}) {
  const named = await uploaded(content, as);
  await inspectArtifact(ctx(), named);
  return { named, artifact: await getArtifact(ctx(), named) };
}

const refusal = (reason: string) => expect.objectContaining({ type: expect.objectContaining({ reason }) });
const stored = (id: string) => ctx().objects.head(`artifacts/${id}`);

test('a file of several parts arrives whole, is inspected, and comes back byte for byte', async () => {
  const at = await newVersion();
  const upload = await startUpload(ctx(), at, declared(large, 'model 1.zip'));
  expect(upload).toMatchObject({ status: 'UPLOADING', resumed: false, partSizeBytes: 8 * 1024 ** 2 });
  expect(upload.parts.map(({ sizeBytes }) => sizeBytes)).toEqual([8_388_608, 8_388_608, large.length - 16_777_216]);
  const etags = await send(upload, large);
  const done = await completeUpload(ctx(), at, { parts: etags.toReversed() });
  expect(done).toMatchObject({ id: upload.id, status: 'INSPECTING' });
  const named = { ...at, artifactId: done.id };
  await expect(downloadArtifact(ctx(), named)).rejects.toEqual(refusal('artifact_not_available'));
  await inspectArtifact(ctx(), named);
  expect(await getArtifact(ctx(), named)).toMatchObject({
    ...{ status: 'AVAILABLE', format: 'zip', downloads: 0 },
    contents: { files: 1, expandedBytes: 17_000_000 },
  });
  const { url, sha256 } = await downloadArtifact(ctx(), named);
  const answer = await fetch(url);
  expect(answer.headers.get('content-disposition')).toContain('model%201.zip');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([bytes.equals(large), sha256Of(bytes)]).toEqual([true, sha256]);
});

test.each(['.', '..', '__proto__', 'a/b.zip', 'a\\b.zip', 'a\u202egpj.zip', ''])('no file is called %j', (fileName) => {
  expect(NewArtifact.safeParse(declared(Buffer.from('x'), 'a.zip')).success).toBe(true);
  expect(NewArtifact.safeParse(declared(Buffer.from('x'), fileName)).success).toBe(false);
});

test('every download is counted', async () => {
  const { named } = await inspected(small);
  await Promise.all([1, 2, 3].map(() => downloadArtifact(ctx(), named)));
  expect(await getArtifact(ctx(), named)).toMatchObject({ downloads: 3, lastDownloadedAt: expect.any(String) });
});

test('an interrupted upload goes on where it stopped', async () => {
  const at = await newVersion();
  const wanted = declared(large);
  const first = await startUpload(ctx(), at, wanted);
  await send(first, large, [3, 1]);
  const again = await startUpload(ctx(), at, wanted);
  expect(again).toMatchObject({ id: first.id, resumed: true });
  expect(again.parts.map(({ status }) => status)).toEqual(['STORED', 'MISSING', 'STORED']);
  expect(again.parts.map(({ upload }) => upload !== undefined)).toEqual([false, true, false]);
  await expect(completeUpload(ctx(), at, {})).rejects.toEqual(refusal('parts_missing'));
  await send(again, large);
  expect(await completeUpload(ctx(), at, {})).toMatchObject({ status: 'INSPECTING' });
});

test('a part may be sent twice; the last one counts, and a difference is told', async () => {
  const at = await newVersion();
  const upload = await startUpload(ctx(), at, declared(large));
  const [wrong] = await send(upload, Buffer.alloc(large.length), [1]);
  await send(upload, large);
  const asked = [{ partNumber: 3 }, { partNumber: 1, etag: wrong?.etag }, { partNumber: 3 }];
  const view = await renewParts(ctx(), at, { parts: asked });
  expect(view.repeated).toEqual([3]);
  expect(view.parts.map(({ status, upload }) => [status, upload !== undefined])).toEqual([
    ['DIFFERENT', true],
    ['STORED', false],
    ['STORED', true],
  ]);
  const stale = [{ partNumber: 1, etag: wrong?.etag ?? '' }];
  await expect(completeUpload(ctx(), at, { parts: stale })).rejects.toEqual(refusal('parts_refused'));
  const unknown = renewParts(ctx(), at, { parts: [{ partNumber: 4 }, { partNumber: 9 }] });
  await expect(unknown).rejects.toMatchObject({
    problems: [{ field: '/parts/0/partNumber' }, { field: '/parts/1/partNumber' }],
  });
  await completeUpload(ctx(), at, {});
});

test('a URL for a part takes that part of that size and nothing else', async () => {
  const upload = await startUpload(ctx(), await newVersion(), declared(small));
  const url = upload.parts[0]?.upload?.url ?? '';
  const put = (to: string, body: Buffer) => fetch(to, { method: 'PUT', body }).then(({ status }) => status);
  expect(await put(url, Buffer.concat([small, small]))).toBe(403);
  expect(await put(url.replace('partNumber=1', 'partNumber=2'), small)).toBe(403);
  expect(await put(url.replace('X-Amz-Expires=3600', 'X-Amz-Expires=36000'), small)).toBe(403);
  expect(await put(url, small)).toBe(200);
});

test('of parts declared by their SHA-256 storage takes no other content, however often the URL is renewed', async () => {
  const at = await newVersion();
  const parts = [0, 1, 2].map((index) => large.subarray(index * PART_BYTES, (index + 1) * PART_BYTES));
  const wanted = { ...declared(large), partSha256: parts.map(sha256Of) };
  const upload = await startUpload(ctx(), at, wanted);
  const put = async ({ upload: ticket }: PartView, body: Buffer, headers = ticket?.headers ?? {}) =>
    (await fetch(ticket?.url ?? '', { method: 'PUT', headers, body })).status;
  const [first] = upload.parts;
  if (!first) throw new Error('An upload has parts.');
  const damaged = Buffer.from(large.subarray(0, PART_BYTES));
  damaged[1_000_000] = (damaged[1_000_000] ?? 0) ^ 1;
  expect(await put(first, damaged)).toBe(400);
  expect(await put(first, damaged, {})).toBe(403);
  const other = { 'x-amz-checksum-sha256': Buffer.from(sha256Of(damaged), 'hex').toString('base64') };
  expect(await put(first, damaged, other)).toBe(403);
  const again = await startUpload(ctx(), at, wanted);
  expect(again.parts.map(({ status }) => status)).toEqual(['MISSING', 'MISSING', 'MISSING']);
  await expect(startUpload(ctx(), at, declared(large))).rejects.toEqual(refusal('upload_under_way'));
  const [renewed] = (await renewParts(ctx(), at, { parts: [{ partNumber: 1 }] })).parts;
  expect(renewed && (await put(renewed, damaged))).toBe(400);
  await send(again, large);
  const { id } = await completeUpload(ctx(), at, {});
  await inspectArtifact(ctx(), { ...at, artifactId: id });
  expect(await getArtifact(ctx(), { ...at, artifactId: id })).toMatchObject({ status: 'AVAILABLE' });
});

test('there is one SHA-256 for each part', () => {
  const sums = (count: number) => ({ ...declared(large), partSha256: new Array(count).fill(sha256Of(small)) });
  expect(NewArtifact.safeParse(sums(3)).success).toBe(true);
  for (const count of [0, 1, 2, 4, 64]) expect(NewArtifact.safeParse(sums(count)).success, `${count}`).toBe(false);
});

test('one upload at a time; others are told which one is under way', async () => {
  const at = await newVersion();
  const outcomes = await Promise.allSettled(
    [1, 2, 3, 4].map((n) => startUpload(ctx(), at, declared(small, `${n}.zip`))),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(startUpload(ctx(), at, declared(large))).rejects.toEqual(refusal('upload_under_way'));
});

test('an aborted upload leaves nothing, and makes room for another', async () => {
  const at = await newVersion();
  const upload = await startUpload(ctx(), at, declared(small));
  await send(upload, small);
  await abortUpload(ctx(), at);
  expect(await getArtifact(ctx(), { ...at, artifactId: upload.id })).toMatchObject({ status: 'ABORTED' });
  const url = upload.parts[0]?.upload?.url ?? '';
  expect((await fetch(url, { method: 'PUT', body: small })).status).toBe(404);
  await expect(completeUpload(ctx(), at, {})).rejects.toEqual(refusal('upload_not_found'));
  await expect(abortUpload(ctx(), at)).rejects.toEqual(refusal('upload_not_found'));
  expect(await startUpload(ctx(), at, declared(small))).toMatchObject({ resumed: false });
});

test('what is refused is erased, and why is told', async () => {
  const hostile = rawZip([{ name: '../up', content: 'x' }]);
  const { artifact } = await inspected(hostile);
  expect(artifact).toMatchObject({ status: 'REJECTED', rejection: { reason: 'path_unsafe', entry: '../up' } });
  expect(await stored(artifact.id)).toBeUndefined();
  await expect(ctx().objects.text(`artifacts/${artifact.id}`)).rejects.toMatchObject({
    type: { reason: ObjectMissing.reason },
  });
});

test('content other than what was declared is refused', async () => {
  const { artifact } = await inspected(small, { sha256: sha256Of(large) });
  expect(artifact).toMatchObject({
    status: 'REJECTED',
    rejection: { reason: 'checksum_mismatch', value: sha256Of(small), limit: sha256Of(large) },
  });
});

test('an artifact is never replaced, and a refused one leaves its name free', async () => {
  const { named } = await inspected(small);
  await expect(startUpload(ctx(), named, declared(large))).rejects.toEqual(refusal('artifact_taken'));
  const again = await startUpload(ctx(), named, declared(small, 'b.zip'));
  await send(again, small);
  await completeUpload(ctx(), named, {});
  const listed = await listArtifacts(ctx(), named, { limit: 10 });
  expect(listed.items.map(({ fileName, status }) => [fileName, status])).toEqual([
    ['b.zip', 'INSPECTING'],
    ['a.zip', 'AVAILABLE'],
  ]);
  const { named: refused } = await inspected(small, { sha256: sha256Of(large) });
  expect(await startUpload(ctx(), refused, declared(small))).toMatchObject({ resumed: false });
});

test('an inspection told of twice does its work once, and one of nothing does nothing', async () => {
  const { named } = await inspected(small);
  const before = await getArtifact(ctx(), named);
  await inspectArtifact(ctx(), named);
  expect(await getArtifact(ctx(), named)).toEqual(before);
  await inspectArtifact(ctx(), { ...named, artifactId: 'art_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M' });
  const waiting = await uploaded(small);
  await Promise.allSettled([inspectArtifact(ctx(), waiting), inspectArtifact(ctx(), waiting)]);
  expect(await getArtifact(ctx(), waiting)).toMatchObject({ status: 'AVAILABLE' });
});

test('an upload whose completion was not told is complete when completed again', async () => {
  const at = await newVersion();
  const upload = await startUpload(ctx(), at, declared(small));
  const etags = await send(upload, small);
  const cutOff = { ...ctx(), commit: () => Promise.reject(new Error('cut off')) };
  await expect(completeUpload(cutOff, at, {})).rejects.toThrow('cut off');
  expect((await startUpload(ctx(), at, declared(small))).parts).toMatchObject([{ status: 'STORED' }]);
  expect(await completeUpload(ctx(), at, { parts: etags })).toMatchObject({ status: 'INSPECTING' });
  expect(await completeUpload(ctx(), at, {})).toMatchObject({ status: 'INSPECTING' });
});

test('the sweeper ends what nobody finishes, erases what is left, and then leaves it alone', async () => {
  const at = await newVersion();
  const upload = await startUpload(ctx(), at, declared(small));
  await send(upload, small);
  const stuck = await uploaded(small);
  const lost = await newVersion();
  const aborted = await startUpload(ctx(), lost, declared(small));
  await send(aborted, small);
  const keeping = { ...ctx(), uploads: { ...ctx().uploads, abort: async () => undefined } };
  await abortUpload(keeping, lost);
  later = 13 * HOUR;
  await sweepUploads(ctx());
  expect(await getArtifact(ctx(), stuck)).toMatchObject({
    status: 'REJECTED',
    rejection: { reason: 'inspection_failed' },
  });
  expect(await stored(stuck.artifactId)).toBeUndefined();
  const url = aborted.parts[0]?.upload?.url ?? '';
  expect((await fetch(url, { method: 'PUT', body: small })).status).toBe(404);
  later = 25 * HOUR;
  await sweepUploads(ctx());
  expect(await getArtifact(ctx(), { ...at, artifactId: upload.id })).toMatchObject({ status: 'EXPIRED' });
  expect(await startUpload(ctx(), at, declared(small))).toMatchObject({ resumed: false });
  await sweepUploads(ctx());
  later = 0;
});

test("another tenant's artifacts are as missing as ones that never were", async () => {
  const { named } = await inspected(small);
  const globex = trialContext([tableWrite, objectsWrite, objectUploads], { tenantId: 'globex' });
  await expect(getArtifact(globex, named)).rejects.toEqual(refusal('agent_not_found'));
  await expect(downloadArtifact(globex, named)).rejects.toEqual(refusal('agent_not_found'));
  await expect(abortUpload(globex, named)).rejects.toEqual(refusal('agent_not_found'));
  await inspectArtifact(globex, named);
  expect(await getArtifact(ctx(), named)).toMatchObject({ status: 'AVAILABLE' });
});
