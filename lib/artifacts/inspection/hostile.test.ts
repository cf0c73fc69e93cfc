// What inspection promises of hostile archives: each is refused for what it is, naming the entry, the value and the limit.
import { deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { END_OF_TAR, inPieces, paxOf, rawZip, sha256Of, tarEntry, tarGzOf, tarOf } from './archives.fixture.ts';
import { inspectArchive, LIMITS } from './index.ts';

const sound = { name: 'a.txt', content: 'a' };

async function refusalOf(bytes: Uint8Array, declared: { sizeBytes?: number; sha256?: string } = {}) {
  const verdict = await inspectArchive(inPieces(bytes, 1000), {
    sizeBytes: bytes.length,
    sha256: sha256Of(bytes),
    ...declared,
  });
  return verdict.accepted ? 'accepted' : verdict.refusal;
}

test('a file is what its content is', async () => {
  const bare = tarOf([sound]);
  expect(await refusalOf(bare)).toMatchObject({
    reason: 'not_an_archive',
    message: expect.stringContaining('not compressed'),
  });
  expect(await refusalOf(gzipSync('only text'))).toMatchObject({ reason: 'not_an_archive' });
  expect(await refusalOf(Buffer.from('%PDF-1.7'))).toMatchObject({ reason: 'not_an_archive' });
  expect(await refusalOf(gzipSync(gzipSync(bare)))).toMatchObject({ reason: 'not_an_archive' });
});

test('an archive without a file is refused', async () => {
  expect(await refusalOf(gzipSync(END_OF_TAR))).toMatchObject({ reason: 'not_an_archive' });
  expect(await refusalOf(tarGzOf([{ name: 'folder/', type: '5' }]))).toMatchObject({ reason: 'empty' });
  expect(await refusalOf(rawZip([]))).toMatchObject({ reason: 'empty' });
});

const outside = [
  '../up',
  'a/../../b',
  '/etc/passwd',
  'C:/windows',
  'c:evil',
  'a\\..\\b',
  '\\\\server\\share',
  'a\nb',
  'a\u202egpj.exe',
  '..',
];

test.each(outside)('the path %j leads out, in a tar, a zip and an archive within', async (name) => {
  const about = { reason: 'path_unsafe', entry: expect.anything() };
  expect(await refusalOf(tarGzOf([sound, { name, content: 'x' }]))).toMatchObject(about);
  expect(await refusalOf(rawZip([sound, { name, content: 'x' }]))).toMatchObject(about);
  const within = rawZip([sound, { name: 'in.tgz', content: tarGzOf([{ name, content: 'x' }]) }]);
  expect(await refusalOf(within)).toMatchObject({ reason: 'path_unsafe', entry: expect.stringMatching(/^in\.tgz!\//) });
});

test('a path by pax or by GNU is judged like any other', async () => {
  const pax = [{ name: 'x', type: 'x', content: paxOf({ path: '../../evil' }) }, sound];
  const gnu = [{ name: 'x', type: 'L', content: '../../evil\0' }, sound];
  expect(await refusalOf(tarGzOf(pax))).toMatchObject({ reason: 'path_unsafe', entry: '../../evil' });
  expect(await refusalOf(tarGzOf(gnu))).toMatchObject({ reason: 'path_unsafe', entry: '../../evil' });
});

test('a path too long is refused with its length', async () => {
  const path = 'x'.repeat(LIMITS.pathBytes + 1);
  const refusal = { reason: 'path_too_long', value: LIMITS.pathBytes + 1, limit: LIMITS.pathBytes };
  expect(await refusalOf(rawZip([{ name: path }]))).toMatchObject(refusal);
});

test('links and devices are refused, naming where they point', async () => {
  const link = (type: string) => refusalOf(tarGzOf([sound, { name: 'l', type, link: '/etc/passwd' }]));
  for (const type of ['1', '2'])
    expect(await link(type)).toMatchObject({ reason: 'link', entry: 'l', value: '/etc/passwd' });
  for (const type of ['3', '4', '6']) expect(await link(type)).toMatchObject({ reason: 'device', entry: 'l' });
  for (const type of ['S', 'M', 'D', 'V'])
    expect(await link(type)).toMatchObject({ reason: 'unsupported', value: type });
  const zipped = (mode: number) => refusalOf(rawZip([sound, { name: 'l', content: '/etc/passwd', mode }]));
  expect(await zipped(0o120777)).toMatchObject({ reason: 'link', entry: 'l' });
  for (const mode of [0o020666, 0o060666, 0o010666, 0o140666])
    expect(await zipped(mode)).toMatchObject({ reason: 'device' });
});

test('a bomb goes off nowhere: what unpacks too far is refused on the way, at little cost', async () => {
  const bomb = gzipSync(
    Buffer.concat([tarEntry({ name: 'zeros', content: Buffer.alloc(40 * 1024 ** 2) }), END_OF_TAR]),
  );
  const refusal = { reason: 'compressed_too_well', entry: 'zeros', limit: LIMITS.ratio, value: expect.any(Number) };
  expect(await refusalOf(bomb)).toMatchObject(refusal);
  expect(await refusalOf(rawZip([sound, { name: 'zeros', content: Buffer.alloc(40 * 1024 ** 2) }]))).toMatchObject(
    refusal,
  );
  const within = rawZip([{ name: 'in.tgz', method: 0, content: bomb }]);
  expect(await refusalOf(within)).toMatchObject({ reason: 'compressed_too_well', entry: 'in.tgz!/zeros' });
});

test('a gzip that never ends is cut off at the limit however large the artifact may be', async () => {
  async function* endless() {
    const piece = gzipSync(Buffer.alloc(1024 ** 2));
    yield gzipSync(tarEntry({ name: 'endless', content: '', claims: 8 * 1024 ** 3 - 1 }));
    for (;;) yield piece;
  }
  const verdict = await inspectArchive(endless(), { sizeBytes: 500 * 1024 ** 2, sha256: '0'.repeat(64) });
  expect(verdict).toMatchObject({
    refusal: { reason: 'expands_too_far', entry: 'endless', limit: LIMITS.expandedBytes },
  });
}, 60_000);

test('overlapping entries, by which a small zip tells of endless files, are refused', async () => {
  const kernel = { name: 'kernel', content: Buffer.alloc(1000) };
  const overlapping = [kernel, { name: 'again', content: 'x', directory: { offset: 0 } }];
  expect(await refusalOf(rawZip(overlapping))).toMatchObject({ reason: 'size_mismatch', entry: 'again' });
});

test('too many entries are refused at the first one too many', async () => {
  const entries = Buffer.concat([tarEntry({ name: 'd/', type: '5' })]);
  async function* many() {
    const piece = gzipSync(Buffer.concat(Array.from({ length: 1000 }, () => entries)), { level: 1 });
    for (;;) yield piece;
  }
  const verdict = await inspectArchive(many(), { sizeBytes: 50_000_000, sha256: '0'.repeat(64) });
  expect(verdict).toMatchObject({
    refusal: { reason: 'too_many_entries', value: LIMITS.entries + 1, limit: LIMITS.entries },
  });
}, 60_000);

test('archives are looked into two deep and no deeper', async () => {
  let archive: Uint8Array = rawZip([sound]);
  for (let depth = 0; depth < 2; depth += 1) archive = rawZip([{ name: `${depth}.zip`, content: archive }]);
  expect(await refusalOf(archive)).toBe('accepted');
  const deeper = tarGzOf([{ name: 'x.zip', content: archive }]);
  const refusal = { reason: 'nested_too_deep', entry: 'x.zip!/1.zip!/0.zip', value: 3, limit: 2 };
  expect(await refusalOf(deeper)).toMatchObject(refusal);
});

test('an archive within that cannot be looked into is refused', async () => {
  const beginnings = {
    '7-Zip': '377abcaf271c',
    RAR: '526172211a0700',
    xz: 'fd377a585a00',
    bzip2: '425a6839314159265359',
  };
  for (const [value, hex] of Object.entries(beginnings)) {
    const bytes = tarGzOf([{ name: 'x', content: Buffer.from(`${hex}00`, 'hex') }]);
    expect(await refusalOf(bytes)).toMatchObject({ reason: 'unsupported', entry: 'x', value });
  }
});

test('two entries of one path are refused; a folder may be named again', async () => {
  for (const name of ['a.txt', './a.txt'])
    expect(await refusalOf(tarGzOf([sound, { name }]))).toMatchObject({ reason: 'duplicate', entry: 'a.txt' });
  expect(await refusalOf(rawZip([sound, sound]))).toMatchObject({ reason: 'duplicate', entry: 'a.txt' });
  const folder = { name: 'd/', type: '5' };
  expect(await refusalOf(tarGzOf([folder, sound, folder]))).toBe('accepted');
  expect(await refusalOf(tarGzOf([{ name: 'd/a' }, folder, { name: 'd/b' }]))).toBe('accepted');
});

const meeting: readonly (readonly [first: string, second: string])[] = [
  ['README.md', 'readme.md'],
  ['caf\u00e9.txt', 'cafe\u0301.txt'],
  ['Stra\u00dfe', 'STRASSE'],
  ['\u1e9e', '\u00df'],
  ['\u212bngstr\u00f6m', '\u00e5ngstr\u00f6m'],
  ['\u03bf\u03b4\u03cc\u03c2', '\u039f\u0394\u038c\u03a3'],
  ['Docs/a', 'docs/b'],
  ['x/Docs/a', 'x/docs/'],
  ['d', 'd/a'],
  ['d/a', 'd'],
  ['d/', 'd'],
  ['d', 'D/e/f'],
  ['d/e/f', 'd/E'],
  ['e.txt', 'e.txt. .'],
  ['d /a', 'D./b'],
];

test.each(meeting)('%j and %j would be unpacked into one another on some system, and both are named', async (a, b) => {
  const entries = [a, b].map((name) => ({ name, type: name.endsWith('/') ? '5' : '0' }));
  const zipped = [a, b].map((name) => ({ name }));
  const shownAs = (name: string) => name.replace(/\/$/, '');
  const refusal = { reason: 'path_clash', entry: shownAs(b), value: shownAs(a) };
  for (const bytes of [tarGzOf(entries), rawZip(zipped)]) {
    const told = await refusalOf(bytes);
    expect(told).toMatchObject(refusal);
    expect(Object(told).message).toContain(`"${shownAs(a)}" and "${shownAs(b)}"`);
  }
  const within = await refusalOf(rawZip([{ name: 'in.tgz', content: tarGzOf(entries) }]));
  expect(within).toMatchObject({ entry: `in.tgz!/${shownAs(b)}`, value: `in.tgz!/${shownAs(a)}` });
  // In two archives they meet nobody.
  const apart = [a, b].map((name, at) => ({ name: `${at}.zip`, content: rawZip([{ name }, sound]) }));
  expect(await refusalOf(rawZip(apart))).toBe('accepted');
});

test('folders that nobody named count as entries: they are made all the same', async () => {
  async function* deep() {
    for (let at = 0; ; at += 1)
      yield gzipSync(tarEntry({ name: `${at}/${'a/'.repeat(99)}f`, content: '' }), { level: 1 });
  }
  const verdict = await inspectArchive(deep(), { sizeBytes: 50_000_000, sha256: '0'.repeat(64) });
  expect(verdict).toMatchObject({ refusal: { reason: 'too_many_entries', value: LIMITS.entries + 1 } });
}, 60_000);

test('an encrypted entry, or one packed in a way that is not read, is refused', async () => {
  expect(await refusalOf(rawZip([{ ...sound, flags: 1 }]))).toMatchObject({ reason: 'encrypted', entry: 'a.txt' });
  expect(await refusalOf(rawZip([{ ...sound, flags: 0x41 }]))).toMatchObject({ reason: 'encrypted' });
  expect(await refusalOf(rawZip([{ ...sound, method: 14 }]))).toMatchObject({ reason: 'unsupported', value: 14 });
  const unsized = { name: 's', method: 0, content: '', flags: 8, local: { packedBytes: 0, sizeBytes: 0, crc: 0 } };
  expect(await refusalOf(rawZip([{ ...unsized, descriptor: Buffer.alloc(16) }]))).toMatchObject({
    reason: 'unsupported',
  });
});

test('a size or a checksum that lies is refused, wherever it is said', async () => {
  const lies = [
    { local: { sizeBytes: 5 } },
    { local: { sizeBytes: 0 } },
    { local: { packedBytes: 9_000 } },
    { local: { crc: 1 } },
    { directory: { sizeBytes: 5 } },
    { directory: { packedBytes: 2 } },
    { directory: { crc: 1 } },
    { directory: { offset: 7 } },
    { directory: { name: 'b.txt' } },
    { local: { name: 'b.txt' } },
    { local: { sizeBytes: 5 }, directory: { sizeBytes: 5 } },
  ];
  for (const lie of lies)
    expect(await refusalOf(rawZip([{ ...sound, ...lie }])), JSON.stringify(lie)).not.toBe('accepted');
  const short = { packedBytes: deflateRawSync('a').length + 3 };
  const padded = rawZip([{ ...sound, descriptor: Buffer.alloc(3), local: short, directory: short }]);
  expect(await refusalOf(padded)).toMatchObject({ reason: 'size_mismatch', entry: 'a.txt' });
  expect(await refusalOf(tarGzOf([{ ...sound, claims: 100_000 }]))).not.toBe('accepted');
  expect(await refusalOf(tarGzOf([{ ...sound, checksum: 5 }]))).toMatchObject({ reason: 'malformed' });
});

test('nothing is hidden between, before or behind', async () => {
  const junk = Buffer.from('junk');
  expect(await refusalOf(rawZip([sound], { before: junk }))).not.toBe('accepted');
  expect(await refusalOf(rawZip([sound], { gap: junk }))).toMatchObject({ reason: 'malformed' });
  expect(await refusalOf(rawZip([sound], { behind: junk }))).toMatchObject({ reason: 'malformed' });
  expect(await refusalOf(rawZip([sound], { count: 2 }))).toMatchObject({ reason: 'size_mismatch', value: 1, limit: 2 });
  expect(await refusalOf(rawZip([sound], { comment: 'fine' }))).toBe('accepted');
  expect(await refusalOf(rawZip([sound], { comment: `PK\u0005\u0006${'\0'.repeat(18)}` }))).toMatchObject({
    reason: 'malformed',
  });
  const behindTar = Buffer.concat([END_OF_TAR, tarEntry({ name: 'hidden', content: 'x' })]);
  expect(await refusalOf(tarGzOf([sound], behindTar))).toMatchObject({ reason: 'malformed' });
  const behindGzip = Buffer.concat([tarGzOf([sound]), Buffer.alloc(5), junk]);
  expect(await refusalOf(behindGzip)).not.toBe('accepted');
  expect(await refusalOf(Buffer.concat([tarGzOf([sound]), Buffer.alloc(512)]))).toBe('accepted');
});

test('what readers of tars take in two ways is refused', async () => {
  const ahead = (records: Record<string, string>, type = 'x') => ({ name: 'p', type, content: paxOf(records) });
  const doubtful = [
    [ahead({ size: '5000' }), sound],
    [ahead({ path: 'b' }), ahead({ path: 'c' }), sound],
    [ahead({ path: 'b' }, 'g'), sound],
    [ahead({ 'GNU.sparse.name': 'b' }), sound],
    [ahead({ path: 'b' }), { name: 'x', type: 'L', content: 'c\0' }, sound],
    [{ name: 'p', type: 'x', content: '99 path=b\n' }, sound],
    [sound, ahead({ path: 'b' })],
    [{ name: 'd/', type: '5', content: 'x' }, sound],
  ];
  for (const entries of doubtful)
    expect(await refusalOf(tarGzOf(entries)), JSON.stringify(entries)).toMatchObject({ reason: 'malformed' });
  const endless = { name: 'p', type: 'x', content: '', claims: 10 * 1024 ** 2 };
  expect(await refusalOf(tarGzOf([endless]))).toMatchObject({ value: 10 * 1024 ** 2, limit: LIMITS.attributeBytes });
});

test('a stream that breaks off is refused wherever it does', async () => {
  for (const bytes of [tarGzOf([sound]), rawZip([sound, { name: 'b', content: 'bb' }])]) {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(await refusalOf(bytes.subarray(0, length)), String(length)).not.toBe('accepted');
    }
  }
  expect(await refusalOf(gzipSync(tarEntry(sound)))).toMatchObject({ reason: 'malformed' });
});

test('a gzip in several members, cut anywhere, is one', async () => {
  const tar = tarOf([sound]);
  const bytes = Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))]);
  for (let piece = 1; piece <= bytes.length; piece += 1) {
    const verdict = await inspectArchive(inPieces(bytes, piece), { sizeBytes: bytes.length, sha256: sha256Of(bytes) });
    expect(verdict.accepted, String(piece)).toBe(true);
  }
});

test('what arrived must be what was declared, and damage on the way is told as such', async () => {
  const bytes = rawZip([sound]);
  const other = sha256Of(Buffer.from('other'));
  expect(await refusalOf(bytes, { sha256: other })).toMatchObject({
    reason: 'checksum_mismatch',
    value: sha256Of(bytes),
    limit: other,
  });
  expect(await refusalOf(bytes, { sizeBytes: 5 })).toMatchObject({
    reason: 'size_mismatch',
    value: bytes.length,
    limit: 5,
  });
  const damaged = Buffer.from(bytes);
  damaged[35] = 0xff;
  expect(await refusalOf(damaged, { sha256: sha256Of(bytes) })).toMatchObject({ reason: 'checksum_mismatch' });
});

test('a failure of storage is no verdict', async () => {
  async function* breaking() {
    yield rawZip([sound]).subarray(0, 20);
    throw new Error('connection lost');
  }
  await expect(inspectArchive(breaking(), { sizeBytes: 1, sha256: '' })).rejects.toThrow('connection lost');
  async function* breakingGzip() {
    yield tarGzOf([sound]).subarray(0, 20);
    throw new Error('connection lost');
  }
  await expect(inspectArchive(breakingGzip(), { sizeBytes: 1, sha256: '' })).rejects.toThrow('connection lost');
});
