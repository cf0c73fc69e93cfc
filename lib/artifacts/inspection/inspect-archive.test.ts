// What inspection promises of sound archives: they are taken whoever wrote them, and what they hold is told.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import { create } from 'tar';
import { expect, test } from 'vitest';
import { inPieces, paxOf, rawZip, sha256Of, tarEntry, tarGzOf, tarOf, wideExtra } from './archives.fixture.ts';
import { inspectArchive } from './index.ts';

const inspect = (bytes: Uint8Array, pieceBytes?: number) =>
  inspectArchive(inPieces(bytes, pieceBytes), { sizeBytes: bytes.length, sha256: sha256Of(bytes) });

const manifest = JSON.stringify({ name: 'fuel-agent', version: '1.2.3' });

async function packedByTar(files: Readonly<Record<string, string>>, options: object = {}): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    const file = join(folder, 'out.tgz');
    const roots = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? ''))];
    await create({ gzip: true, cwd: folder, file, ...options }, roots);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('a tar.gz as npm packs it is taken, with what it says of itself', async () => {
  const long = `package/${'deeply/'.repeat(30)}ünïcode-${'x'.repeat(90)}.txt`;
  const files = { 'package/package.json': manifest, 'package/index.js': 'x'.repeat(5000), [long]: 'long' };
  const verdict = await inspect(await packedByTar(files));
  expect(verdict).toMatchObject({
    accepted: true,
    format: 'tar.gz',
    findings: {
      files: 3,
      archives: 0,
      manifest: { path: 'package/package.json', kind: 'package', name: 'fuel-agent', version: '1.2.3' },
    },
  });
});

test('a zip is taken whether sizes stand before or behind its entries, in pieces of any size', async () => {
  const files = {
    'package.json': strToU8(manifest),
    'src/': new Uint8Array(),
    'src/main.py': strToU8('print(1)\n'.repeat(999)),
  };
  for (const bytes of [zipSync(files), zipSync(files, { level: 0 }), streamedZip(files)]) {
    for (const piece of [1, 7, 4096, 1_000_000]) {
      const verdict = await inspect(bytes, piece);
      expect(verdict).toMatchObject({
        accepted: true,
        format: 'zip',
        findings: { expandedBytes: manifest.length + 8991, manifest: { name: 'fuel-agent' } },
      });
    }
  }
});

function streamedZip(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    pieces.push(data);
  });
  for (const [name, content] of Object.entries(files)) {
    const file = new ZipDeflate(name);
    zip.add(file);
    file.push(content, true);
  }
  zip.end();
  return Buffer.concat(pieces);
}

test('a zip in zip64 is taken, and held to what its wide fields say', async () => {
  const content = 'hello '.repeat(20);
  const packedBytes = deflateRawSync(content).length;
  const narrow = { sizeBytes: 0xffffffff, packedBytes: 0xffffffff };
  const entry = (sizeBytes: number) => ({
    ...{ name: 'a.txt', content, local: { ...narrow, extra: wideExtra(sizeBytes, packedBytes) } },
    directory: { ...narrow, extra: wideExtra(content.length, packedBytes) },
  });
  expect(await inspect(rawZip([entry(content.length)], { wide: true }), 5)).toMatchObject({ accepted: true });
  expect(await inspect(rawZip([entry(content.length + 1)], { wide: true }))).toMatchObject({ accepted: false });
  expect(await inspect(rawZip([entry(content.length)], { wide: true, count: 2 }))).toMatchObject({ accepted: false });
  const bare = { name: 'a.txt', content, local: narrow };
  expect(await inspect(rawZip([bare]))).toMatchObject({ refusal: { reason: 'malformed', entry: 'a.txt' } });
});

test('sizes behind an entry are read in all four forms that are in use, and must be true', async () => {
  const content = 'hello '.repeat(20);
  const numbers = [crc32(content), deflateRawSync(content).length, content.length];
  const streamed = (descriptor: Buffer) =>
    rawZip([{ name: 'a.txt', content, flags: 8, local: { crc: 0, packedBytes: 0, sizeBytes: 0 }, descriptor }]);
  const form = (wide: boolean, [crc = 0, packed = 0, size = 0]: readonly number[]) => {
    const bytes = Buffer.alloc(wide ? 20 : 12);
    bytes.writeUInt32LE(crc, 0);
    if (wide) bytes.writeBigUInt64LE(BigInt(packed), 4);
    else bytes.writeUInt32LE(packed, 4);
    if (wide) bytes.writeBigUInt64LE(BigInt(size), 12);
    else bytes.writeUInt32LE(size, 8);
    return bytes;
  };
  const sign = Buffer.from('504b0708', 'hex');
  for (const wide of [false, true]) {
    for (const before of [sign, Buffer.alloc(0)]) {
      const described = Buffer.concat([before, form(wide, numbers)]);
      expect(await inspect(streamed(described), 3)).toMatchObject({ accepted: true });
      const lies = Buffer.concat([before, form(wide, [numbers[0] ?? 0, numbers[1] ?? 0, 5])]);
      expect(await inspect(streamed(lies))).toMatchObject({ refusal: { reason: 'size_mismatch', entry: 'a.txt' } });
    }
  }
});

test('archives within are looked into, and count', async () => {
  const inner = tarGzOf([{ name: 'a.txt', content: 'a' }]);
  const wheel = zipSync({ 'b.txt': strToU8('b'), 'vendored.tar.gz': inner });
  const bytes = tarGzOf([
    { name: 'lib', type: '5' },
    { name: 'lib/wheel.whl', content: wheel },
    { name: 'data.csv.gz', content: gzipSync('x,y\n1,2\n') },
  ]);
  const verdict = await inspect(bytes);
  expect(verdict).toMatchObject({ accepted: true, findings: { archives: 3, directories: 1 } });
  // Two, two in the wheel, and one in the tar in that.
  if (verdict.accepted) expect(verdict.findings.files).toBe(2 + 2 + 1);
});

test('long names by pax and by GNU are the names that count', async () => {
  const pax = tarGzOf([
    { name: 'PaxHeader', type: 'x', content: paxOf({ path: `p/${'ä'.repeat(100)}`, mtime: '1.5' }) },
    { name: 'short', content: '1' },
    { name: '././@LongLink', type: 'L', content: `g/${'y'.repeat(200)}\0` },
    { name: 'g/yyy', content: '2' },
    { name: 'pax_global_header', type: 'g', content: paxOf({ comment: 'a'.repeat(40) }) },
  ]);
  expect(await inspect(pax)).toMatchObject({ accepted: true, findings: { files: 2 } });
});

test('the manifest nearest to the root counts, and one that cannot be read is none', async () => {
  const verdict = await inspect(
    tarGzOf([
      { name: 'x/package.json', content: '{"name":"inner"}' },
      { name: 'agent.json', content: '{"id":"fuel","version":"2.0.0"}' },
      { name: 'deep/er/package.json', content: '{"name":"deepest"}' },
    ]),
  );
  expect(verdict).toMatchObject({ findings: { manifest: { kind: 'agent-spec', name: 'fuel', version: '2.0.0' } } });
  const broken = await inspect(tarGzOf([{ name: 'package.json', content: '{oh' }]));
  expect(broken).toMatchObject({ accepted: true });
  if (broken.accepted) expect(broken.findings.manifest).toBeUndefined();
});

// Two that differ at the end by dots and spaces alone would meet.
const name = fc
  .string({ unit: fc.constantFrom('a', 'b', 'Z', '0', '-', '.', 'é', ' '), minLength: 1, maxLength: 12 })
  .filter((text) => !/[. ]$/.test(text));
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const files = fc
  .uniqueArray(fc.record({ name: path, content: fc.uint8Array({ maxLength: 3000 }) }), {
    minLength: 1,
    maxLength: 8,
    selector: ({ name }) => name.normalize('NFC'),
  })
  // A file is no folder to another.
  .filter((all) => !all.some(({ name: folder }) => all.some(({ name }) => name.startsWith(`${folder}/`))))
  .filter((all) => !all.some(({ content }) => content[0] === 0x1f && content[1] === 0x8b));

test('every archive of plain files is taken, and every file counted, however it is packed and cut', async () => {
  await fc.assert(
    fc.asyncProperty(files, fc.integer({ min: 1, max: 5000 }), async (all, piece) => {
      const total = all.reduce((sum, { content }) => sum + content.length, 0);
      const zipped = rawZip(all);
      expect(await inspect(zipped, piece)).toMatchObject({
        accepted: true,
        findings: { files: all.length, expandedBytes: total },
      });
      expect(await inspect(tarGzOf(all), piece)).toMatchObject({ accepted: true, findings: { files: all.length } });
    }),
    { numRuns: 60 },
  );
});

test('whatever one bit of an archive is turned to, the inspector answers and lets no changed content in', async () => {
  const sound = rawZip([
    { name: 'a/b.txt', content: 'hello '.repeat(50) },
    { name: 'c.bin', content: 'x', method: 0 },
  ]);
  const tar = tarOf([
    { name: 'a.txt', content: 'hello' },
    { name: 'b', type: '5' },
  ]);
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.nat(), fc.integer({ min: 0, max: 7 }), async (zip, at, bit) => {
      const bytes = Buffer.from(zip ? sound : gzipSync(tar));
      const declared = { sizeBytes: bytes.length, sha256: sha256Of(bytes) };
      const index = at % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      const verdict = await inspectArchive(inPieces(bytes, 100), declared);
      expect(verdict.accepted).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('any bytes at all are answered with a verdict', async () => {
  const beginnings = ['504b0304', '504b0506', '1f8b0800', '', '504b030414000800', '1f8b08080000000000ff'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), async (beginning, rest) => {
      const bytes = Buffer.concat([Buffer.from(beginning, 'hex'), rest]);
      expect((await inspect(bytes, 33)).accepted).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('a tar entry of our own writing is as other people read it', () => {
  expect(tarEntry({ name: 'a', content: 'b' }).length).toBe(1024);
});
