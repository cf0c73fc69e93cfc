// The road of an artifact through the whole house: sent in parts by plain fetch, interrupted, resumed, inspected, downloaded, refused.
import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { artifactInspected, sendByTicket, uploadArtifact } from '../../client/index.ts';
import { paxOf, rawZip, sha256Of, type TarEntry, tarGzOf } from '../../lib/artifacts/inspection/archives.fixture.ts';
import { openClient } from '../harness/client.ts';
import { bringAgent, dataOf, until } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/developer';

const Artifact = z.looseObject({
  ...{ id: z.string(), status: z.string(), downloads: z.number() },
  rejection: z.looseObject({ reason: z.string(), message: z.string() }).optional(),
});
const Part = z.looseObject({
  ...{ partNumber: z.number(), sizeBytes: z.number(), status: z.string() },
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }).optional(),
});
const Upload = Artifact.extend({ partSizeBytes: z.number(), resumed: z.boolean(), parts: z.array(Part) });
type Upload = z.output<typeof Upload>;
const Ticket = z.object({ url: z.string(), sha256: z.string(), expiresAt: z.string() });

const placeOf = (agentId: string): string => `/v1/agents/${agentId}/versions/1.0.0/artifacts`;
const freshPlace = async (): Promise<string> => placeOf(await bringAgent(client, as));

const declared = (content: Buffer, fileName = 'agent.zip') => ({
  ...{ fileName, contentType: 'application/zip', sizeBytes: content.length, sha256: sha256Of(content) },
});

const start = async (place: string, content: Buffer, fileName?: string): Promise<Upload> =>
  dataOf(await client.send(`PUT ${place}`, { as, body: declared(content, fileName) }), Upload);

/** Sends the parts that have tickets, last one first. */
async function send({ parts, partSizeBytes }: Upload, content: Buffer, only?: readonly number[]) {
  const sent: { partNumber: number; etag: string | null }[] = [];
  for (const { partNumber, sizeBytes, upload } of parts.toReversed()) {
    if (!upload || (only && !only.includes(partNumber))) continue;
    const from = (partNumber - 1) * partSizeBytes;
    const body = content.subarray(from, from + sizeBytes);
    const answer = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body });
    expect(answer.status, await answer.text()).toBe(200);
    sent.push({ partNumber, etag: answer.headers.get('etag') });
  }
  return sent;
}

const complete = (place: string, body: unknown = {}) => client.send(`POST ${place}/complete`, { as, body });

async function judged(place: string, id: string) {
  const ask = async () => dataOf(await client.send(`GET ${place}/${id}`, { as }), Artifact);
  return until(ask, ({ status }) => status === 'AVAILABLE' || status === 'REJECTED');
}

async function deliver(content: Buffer, place?: string) {
  const at = place ?? (await freshPlace());
  const upload = await start(at, content);
  await send(upload, content);
  dataOf(await complete(at), Artifact);
  return judged(at, upload.id);
}

/** Three parts, of bytes that do not compress. */
const large = rawZip([
  { name: 'package.json', content: '{"name":"fleet","version":"1.0.0"}' },
  { name: 'model.bin', content: randomBytes(17 * 1024 ** 2), method: 0 },
]);

test('an upload cut off in the middle goes on, is inspected, and comes back byte for byte to whoever may read', async () => {
  const place = await freshPlace();
  const begun = await client.send(`PUT ${place}`, { as, body: declared(large) });
  expect(begun.status).toBe(201);
  const upload = dataOf(begun, Upload);
  expect(begun.headers.get('location')).toBe(`${place}/${upload.id}`);
  await send(upload, large, [3]);
  expect((await client.send(`PUT ${place}`, { as, body: declared(Buffer.from('other')) })).status).toBe(409);

  const early = await complete(place);
  expect([early.status, early.json.errors?.[0]?.details?.['missing']]).toEqual([409, [1, 2]]);
  const again = await client.send(`PUT ${place}`, { as, body: declared(large) });
  expect(again.status).toBe(200);
  const resumed = dataOf(again, Upload);
  expect(resumed.parts.map(({ status }) => status)).toEqual(['MISSING', 'MISSING', 'STORED']);
  const etags = await send(resumed, large);
  const twice = { parts: [{ partNumber: 2 }, { partNumber: 2 }] };
  const renewed = await client.send(`PUT ${place}/parts`, { as, body: twice });
  expect(renewed.json.data).toMatchObject({ repeated: [2], parts: [{}, { status: 'STORED' }, {}] });
  const second = await send(dataOf(renewed, Upload), large, [2]);

  const stale = [...etags, { partNumber: 1, etag: second[0]?.etag }];
  expect((await complete(place, { parts: stale })).status).toBe(422);
  const done = await complete(place, { parts: [...etags, ...second] });
  expect([done.status, done.headers.get('location')]).toEqual([202, `${place}/${upload.id}`]);
  expect(await judged(place, upload.id)).toMatchObject({
    ...{ status: 'AVAILABLE', format: 'zip' },
    contents: { files: 2, manifest: { kind: 'package', name: 'fleet', version: '1.0.0' } },
  });

  const reader = 'acme/viewer';
  const ticket = dataOf(await client.send(`GET ${place}/${upload.id}/download`, { as: reader }), Ticket);
  expect(Date.parse(ticket.expiresAt) - Date.now()).toBeGreaterThan(59 * 60_000);
  const content = Buffer.from(await (await fetch(ticket.url)).arrayBuffer());
  expect([content.equals(large), ticket.sha256]).toEqual([true, sha256Of(large)]);
  const listed = await client.send(`GET ${place}`, { as: reader });
  expect(listed.json.data).toMatchObject([{ id: upload.id, downloads: 1 }]);
  expect((await client.send(`PUT ${place}`, { as, body: declared(large) })).status).toBe(409);
  expect((await client.send(`PUT ${place}`, { as: reader, body: declared(large, 'b.zip') })).status).toBe(403);
});

test('the client sends what is missing of an upload that another began, and awaits the verdict', async () => {
  const api = client.api(as);
  const version = { agentId: await bringAgent(client, as), version: '1.0.0' };
  const { fileName, sizeBytes, sha256 } = declared(large);
  const begun = await api.artifacts.startUpload({ ...version, body: { fileName, sizeBytes, sha256 } });
  const content = new Blob([Uint8Array.from(large)]);
  const { parts, partSizeBytes } = begun.data;
  const first = parts[0]?.upload;
  if (first) await sendByTicket(first, content.slice(0, partSizeBytes));

  const arrived: number[] = [];
  const sent = await uploadArtifact(api, { ...version, fileName, content, onProgress: (bytes) => arrived.push(bytes) });
  expect([sent.id, arrived.length, arrived.at(-1)]).toEqual([begun.data.id, 2, sizeBytes]);
  expect(await artifactInspected(api, sent, { seconds: 120 })).toMatchObject({ status: 'AVAILABLE', format: 'zip' });
});

const bomb = (): Buffer => rawZip([{ name: 'zeros', content: Buffer.alloc(32 * 1024 ** 2) }]);
const tar = (entry: TarEntry): Buffer => tarGzOf([{ name: 'fine.txt', content: 'fine' }, entry]);
const nested = (depth: number): Buffer =>
  rawZip([{ name: 'in.zip', content: depth === 0 ? Buffer.from('core') : nested(depth - 1) }]);

const HOSTILE: readonly (readonly [what: string, content: Buffer, rejection: object])[] = [
  ['a bomb', bomb(), { reason: 'compressed_too_well', entry: 'zeros', limit: 100 }],
  ['a path that leads out', tar({ name: '../../etc/cron.d/x', content: 'x' }), { reason: 'path_unsafe' }],
  ['a symbolic link', tar({ name: 'l', type: '2', link: '/etc/passwd' }), { reason: 'link', value: '/etc/passwd' }],
  ['a device', tar({ name: 'd', type: '3' }), { reason: 'device', entry: 'd' }],
  [
    'names that meet on some systems',
    rawZip([{ name: 'Docs/readme.md' }, { name: 'docs/README.md' }]),
    { reason: 'path_clash', entry: 'docs/README.md', value: 'Docs/readme.md' },
  ],
  [
    'a file and a folder of one name',
    tarGzOf([{ name: 'a' }, { name: 'a/b' }]),
    { reason: 'path_clash', entry: 'a/b', value: 'a' },
  ],
  ['archives four deep', nested(3), { reason: 'nested_too_deep', value: 3, limit: 2 }],
  ['a picture called a zip', Buffer.from('\x89PNG\r\n'), { reason: 'not_an_archive' }],
  [
    'a lying size',
    tarGzOf([{ name: 'p', type: 'x', content: paxOf({ size: '9' }) }, { name: 'a' }]),
    { reason: 'malformed' },
  ],
];

test('what is hostile is refused for what it is, and cannot be downloaded', async () => {
  const place = await freshPlace();
  for (const [what, content, rejection] of HOSTILE) {
    const artifact = await deliver(content, place);
    expect(artifact, what).toMatchObject({ status: 'REJECTED', rejection });
    expect((await client.send(`GET ${place}/${artifact.id}/download`, { as })).status, what).toBe(409);
  }
  expect(await deliver(rawZip([{ name: 'a', content: 'fine' }]), place)).toMatchObject({ status: 'AVAILABLE' });
});

test('a file other than the one declared is refused, naming both digests', async () => {
  const place = await freshPlace();
  const content = tarGzOf([{ name: 'a', content: 'one' }]);
  const sha256 = '0'.repeat(64);
  const upload = dataOf(await client.send(`PUT ${place}`, { as, body: { ...declared(content), sha256 } }), Upload);
  await send(upload, content);
  await complete(place);
  expect(await judged(place, upload.id)).toMatchObject({
    rejection: { reason: 'checksum_mismatch', value: sha256Of(content), limit: sha256 },
  });
});

test('a part whose SHA-256 was declared is taken as it was declared, and refused by storage at once when it was damaged', async () => {
  const place = await freshPlace();
  const content = rawZip([{ name: 'a', content: 'whole' }]);
  const body = { ...declared(content), partSha256: [sha256Of(content)] };
  const upload = dataOf(await client.send(`PUT ${place}`, { as, body }), Upload);
  const { url = '', headers = {} } = upload.parts[0]?.upload ?? {};
  const damaged = Buffer.from(content);
  damaged[40] = (damaged[40] ?? 0) ^ 1;
  const put = async (sent: Buffer, as = headers) =>
    (await fetch(url, { method: 'PUT', headers: as, body: sent })).status;
  expect(await put(damaged)).toBe(400);
  expect(await put(damaged, {})).toBe(403);
  expect((await complete(place)).status).toBe(409);
  expect(await put(content)).toBe(200);
  dataOf(await complete(place), Artifact);
  expect(await judged(place, upload.id)).toMatchObject({ status: 'AVAILABLE' });
});

test('a declaration is judged as a whole, and the limit is named', async () => {
  const place = await freshPlace();
  const body = { fileName: 'a/b.zip', contentType: 'image/png', sizeBytes: 500 * 1024 ** 2 + 1, sha256: 'abc' };
  const refused = await client.send(`PUT ${place}`, { as, body });
  expect(refused.status).toBe(422);
  expect(refused.json.errors?.map(({ field }) => field).sort()).toEqual([
    '/contentType',
    '/fileName',
    '/sha256',
    '/sizeBytes',
  ]);
  expect(refused.text).toContain('524288000');
});

test('a ticket opens one part of one upload of one size, for an hour, and nothing once the upload is aborted', async () => {
  const place = await freshPlace();
  const upload = await start(place, large);
  const url = upload.parts[0]?.upload?.url ?? '';
  const part = large.subarray(0, upload.partSizeBytes);
  const put = async (to: string, body: Buffer = part) => (await fetch(to, { method: 'PUT', body })).status;
  expect(await put(url, part.subarray(1))).toBe(403);
  expect(await put(url.replace(/partNumber=1\b/, 'partNumber=2'))).toBe(403);
  expect(await put(url.replace('X-Amz-Expires=3600', 'X-Amz-Expires=7200'))).toBe(403);
  expect(await put(url.replace(/X-Amz-Date=\d{8}/, 'X-Amz-Date=20250101'))).toBeGreaterThanOrEqual(400);
  expect(await put(url)).toBe(200);
  const preflight = { origin: 'https://console.test', 'access-control-request-method': 'PUT' };
  const allowed = await fetch(url, { method: 'OPTIONS', headers: preflight });
  expect([allowed.status, allowed.headers.get('access-control-expose-headers')]).toEqual([200, 'ETag']);
  expect((await client.send(`DELETE ${place}/upload`, { as })).status).toBe(204);
  expect(await put(url)).toBe(404);
  expect((await complete(place)).status).toBe(404);
  expect((await client.send(`DELETE ${place}/upload`, { as })).status).toBe(404);
  expect(dataOf(await client.send(`GET ${place}/${upload.id}`, { as }), Artifact).status).toBe('ABORTED');
});

test("another tenant finds nothing, neither upload nor artifact, and can't take a ticket further than it goes", async () => {
  const place = await freshPlace();
  const artifact = await deliver(tarGzOf([{ name: 'a', content: 'mine' }]), place);
  const { url } = dataOf(await client.send(`GET ${place}/${artifact.id}/download`, { as }), Ticket);
  const stranger = 'globex/admin';
  const body = declared(large);
  for (const route of [`GET ${place}`, `GET ${place}/${artifact.id}`, `GET ${place}/${artifact.id}/download`]) {
    expect((await client.send(route, { as: stranger })).status, route).toBe(404);
  }
  expect((await client.send(`PUT ${place}`, { as: stranger, body })).status).toBe(404);
  expect((await client.send(`POST ${place}/complete`, { as: stranger, body: {} })).status).toBe(404);
  expect((await client.send(`DELETE ${place}/upload`, { as: stranger })).status).toBe(404);
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(url.replace(/TENANT\/[^/]+/, 'TENANT/globex'))).status).toBe(403);
  expect((await fetch(url.replace(/X-Amz-Signature=\w/, 'X-Amz-Signature=z'))).status).toBe(403);
});
