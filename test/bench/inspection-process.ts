// One pass over a large archive in a process of its own: inspected, or only hashed and unpacked. It is made as it is read.
import { createHash } from 'node:crypto';
import { crc32, createGunzip, deflateRawSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { tarEntry } from '../../lib/artifacts/inspection/archives.fixture.ts';
import { inspectArchive } from '../../lib/artifacts/inspection/index.ts';
import { zipPieces } from './zip-pieces.ts';

const { what, format, entries, entryBytes } = z
  .object({
    what: z.enum(['bare', 'inspected']),
    format: z.enum(['tar.gz', 'zip']),
    entries: z.number(),
    entryBytes: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

/** Digits in no order: packed, they take half the room, as code and data do. */
const content = Buffer.from(
  Array.from({ length: Math.ceil(entryBytes / 64) }, (_, at) =>
    createHash('sha256').update(`${at}`).digest('hex'),
  ).join(''),
).subarray(0, entryBytes);

function tarGzPieces(): () => Iterable<Buffer> {
  const packed = gzipSync(Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)]));
  const end = gzipSync(Buffer.alloc(1024));
  // Each entry's name is its own; the content between two headers is one member, made once.
  const headers = Array.from({ length: entries }, (_, at) =>
    gzipSync(tarEntry({ name: `entry-${at}`, content: '', claims: content.length }), { level: 1 }),
  );
  return function* () {
    for (const header of headers) {
      yield header;
      yield packed;
    }
    yield end;
  };
}

const pieces =
  format === 'zip'
    ? zipPieces({ packed: deflateRawSync(content), crc: crc32(content), sizeBytes: content.length, entries })
    : tarGzPieces();

/** As storage hands bytes over: in pieces of 64 KB. */
async function* stream(): AsyncGenerator<Buffer> {
  for (const piece of pieces()) for (let at = 0; at < piece.length; at += 65_536) yield piece.subarray(at, at + 65_536);
}

const hash = createHash('sha256');
let sizeBytes = 0;
for (const piece of pieces()) {
  hash.update(piece);
  sizeBytes += piece.length;
}
const declared = { sizeBytes, sha256: hash.digest('hex') };

async function inspect(): Promise<number> {
  const verdict = await inspectArchive(stream(), declared);
  if (!verdict.accepted) throw new Error(verdict.refusal.message);
  return verdict.findings.expandedBytes;
}

async function unpackBare(): Promise<number> {
  const sum = createHash('sha256');
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const feed = async () => {
    for await (const piece of stream()) {
      sum.update(piece);
      await new Promise<void>((resolve, reject) => gunzip.write(piece, (error) => (error ? reject(error) : resolve())));
    }
    gunzip.end();
  };
  const fed = feed();
  let expanded = 0;
  for await (const piece of gunzip) expanded += piece.length;
  await fed;
  if (sum.digest('hex') !== declared.sha256) throw new Error('The stream changed between two passes.');
  return expanded;
}

const [began, cpuBefore] = [performance.now(), process.cpuUsage()];
const expandedBytes = await (what === 'inspected' ? inspect() : unpackBare());
const { user, system } = process.cpuUsage(cpuBefore);
process.send?.({
  ...{ sizeBytes, expandedBytes, seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 },
  peakMb: process.resourceUsage().maxRSS / 1024,
});
