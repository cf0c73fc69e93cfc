// A file of the full 500 MB through the whole house: declared, sent in parts, completed, inspected, downloaded; one SHA-256 from end to end.
import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ApiError, artifactInspected, type Client, createClient, sendByTicket } from '../../client/index.ts';
import { MAX_ARTIFACT_BYTES, PART_BYTES } from '../../lib/artifacts/model.ts';
import type { Ground } from './bench.ts';
import { begin, cpuMs, firstMessage, residentMb } from './children.ts';
import type { Figure } from './figure.ts';
import { type FullArchive, writeFullArchive } from './full-archive.ts';

const AT_ONCE = 4;

interface Phases {
  readonly upload: number;
  readonly inspection: number;
  readonly download: number;
  readonly cpuSeconds: number;
  readonly grownMb: number;
}

export async function artifactJourney({ house, tempDir }: Ground): Promise<Figure[]> {
  const archive = await writeFullArchive({
    path: join(tempDir, 'full.zip'),
    sizeBytes: MAX_ARTIFACT_BYTES,
    partBytes: PART_BYTES,
  });
  const bare = await bareJourney(archive, join(tempDir, 'bare.zip'));
  const { apiUrl, token, pid } = await house();
  const api = createClient({ baseUrl: apiUrl.replace(/\/$/, ''), token });
  const at = await freshVersion(api);
  await insistOnLimit(api, at, archive);
  return figuresOf(await watched(pid, () => journey(api, at, archive)), bare);
}

type VersionNamed = Awaited<ReturnType<typeof freshVersion>>;

async function freshVersion(api: Client) {
  const [agentId, version] = [`full-${Date.now()}`, '1.0.0'];
  await api.agents.create({ body: { id: agentId, name: agentId, category: 'emissions' } });
  await api.versions.create({ agentId, body: { version, runtime: { kind: 'builtin', builtin: 'fuel-emissions' } } });
  return { agentId, version };
}

const declared = ({ sizeBytes, sha256, partSha256 }: FullArchive) => ({
  ...{ fileName: 'full.zip', contentType: 'application/zip' as const, sizeBytes, sha256 },
  partSha256: [...partSha256],
});

/** One byte more is refused when it is declared, and by storage when it is sent. */
async function insistOnLimit(api: Client, at: VersionNamed, archive: FullArchive): Promise<void> {
  const { partSha256, ...body } = { ...declared(archive), sizeBytes: MAX_ARTIFACT_BYTES + 1 };
  const refused = await outcome(api.artifacts.startUpload({ ...at, body }));
  if (!(refused instanceof ApiError) || refused.status !== 422 || !refused.message.includes(String(MAX_ARTIFACT_BYTES)))
    throw new Error(`500 MB and a byte were not refused by the limit: ${refused}`);
  const { data } = await api.artifacts.startUpload({ ...at, body: declared(archive) });
  const last = data.parts.at(-1);
  if (!last?.upload) throw new Error('The upload has no last part to send.');
  const longer = await outcome(sendByTicket(last.upload, new Blob([new Uint8Array(last.sizeBytes + 1)])));
  if (!(longer instanceof ApiError)) throw new Error('Storage took a part that is a byte too long.');
}

const outcome = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

async function journey(
  api: Client,
  at: VersionNamed,
  archive: FullArchive,
): Promise<Omit<Phases, 'cpuSeconds' | 'grownMb'>> {
  const began = performance.now();
  const { data } = await api.artifacts.startUpload({ ...at, body: declared(archive) });
  const content = await openAsBlob(archive.path);
  await inLanes(data.parts, async ({ partNumber, sizeBytes, upload }) => {
    const from = (partNumber - 1) * data.partSizeBytes;
    if (upload) await sendByTicket(upload, content.slice(from, from + sizeBytes));
  });
  const sent = performance.now();
  const { data: uploaded } = await api.artifacts.complete({ ...at, body: {} });
  const { status, rejection } = await artifactInspected(api, uploaded);
  if (status !== 'AVAILABLE') throw new Error(`The archive became ${status}: ${rejection?.message}`);
  const inspected = performance.now();
  const { data: ticket } = await api.artifacts.download({ ...at, artifactId: data.id });
  if ((await digestOf(ticket.url)) !== archive.sha256) throw new Error('What came back is not what was sent.');
  const ended = performance.now();
  return { upload: seconds(began, sent), inspection: seconds(sent, inspected), download: seconds(inspected, ended) };
}

async function bareJourney(archive: FullArchive, path: string): Promise<Phases> {
  const child = begin({ script: 'artifact-bare-process.ts', given: { path } });
  try {
    const url = z.string().parse(await firstMessage(child));
    const content = await openAsBlob(archive.path);
    return await watched(child.pid ?? 0, async () => {
      const began = performance.now();
      await inLanes(
        archive.partSha256.map((_, index) => index * PART_BYTES),
        async (from) => {
          await fetch(`${url}/${from}`, { method: 'PUT', body: content.slice(from, from + PART_BYTES) });
        },
      );
      const sent = performance.now();
      const hashed = await (await fetch(url, { method: 'POST' })).text();
      const inspected = performance.now();
      if ((await digestOf(url)) !== archive.sha256 || hashed !== archive.sha256)
        throw new Error('The bare way lost something.');
      const ended = performance.now();
      return {
        upload: seconds(began, sent),
        inspection: seconds(sent, inspected),
        download: seconds(inspected, ended),
      };
    });
  } finally {
    child.kill();
  }
}

async function inLanes<T>(of: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = [...of];
  const lane = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function digestOf(url: string): Promise<string> {
  const { body, ok, status } = await fetch(url);
  if (!ok || !body) throw new Error(`The download was answered with ${status}.`);
  const sum = createHash('sha256');
  for await (const piece of body) sum.update(piece);
  return sum.digest('hex');
}

const seconds = (from: number, to: number): number => (to - from) / 1000;

/** With the processor time and the most memory that a process and its descendants took for it, beyond what they had before. */
async function watched(pid: number, act: () => Promise<Omit<Phases, 'cpuSeconds' | 'grownMb'>>): Promise<Phases> {
  const [cpuBefore, before] = [cpuMs(pid), residentMb(pid)];
  let most = before;
  const look = () => {
    try {
      most = Math.max(most, residentMb(pid));
    } catch {
      // A container ended while it was looked at.
    }
  };
  const watching = setInterval(look, 250);
  try {
    const phases = await act();
    return { ...phases, cpuSeconds: (cpuMs(pid) - cpuBefore) / 1000, grownMb: most - before };
  } finally {
    clearInterval(watching);
  }
}

function figuresOf(whole: Phases, bare: Phases): Figure[] {
  const megabytes = MAX_ARTIFACT_BYTES / 1024 ** 2;
  const phase = (name: 'upload' | 'inspection' | 'download'): Figure => ({
    ...{ name: `${megabytes} MB through the whole house: ${name}`, value: whole[name], unit: 's' },
    note: `bare ${bare[name].toFixed(2)} s`,
  });
  const total = ({ upload, inspection, download }: Phases): number => upload + inspection + download;
  return [
    ...(['upload', 'inspection', 'download'] as const).map(phase),
    {
      ...{ name: `${megabytes} MB through the whole house ÷ bare`, value: total(whole) / total(bare), unit: '×' },
      note: `API, signed parts of ${PART_BYTES / 1024 ** 2} MB with SHA-256, inspection, download; bare: one process that lays the parts down, hashes and gives them out`,
    },
    {
      ...{ name: 'processor time of the house over it ÷ bare', value: whole.cpuSeconds / bare.cpuSeconds, unit: '×' },
      note: `${whole.cpuSeconds.toFixed(1)} s and ${bare.cpuSeconds.toFixed(1)} s`,
    },
    {
      ...{ name: 'memory the whole house grew by over it', value: whole.grownMb, unit: 'MB' },
      ...{
        goal: { atMost: 400 },
        note: `its emulators and every container that woke for it; bare ${bare.grownMb.toFixed(0)} MB`,
      },
    },
  ];
}
