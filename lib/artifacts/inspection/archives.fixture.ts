// Archives for tests: sound ones by other people's writers, and hostile ones byte by byte, since no decent writer makes them.
import { createHash } from 'node:crypto';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export interface TarEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly type?: string;
  readonly link?: string;
  /** What the header claims, where that is not so. */
  readonly claims?: number;
  readonly checksum?: number;
}

export function tarEntry({ name, content = '', type = '0', link = '', claims, checksum }: TarEntry): Buffer {
  const bytes = Buffer.from(content);
  const block = Buffer.alloc(512);
  block.write(name, 0, 100);
  block.write('0000644\0', 100);
  block.write(`${(claims ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write(type, 156);
  block.write(link, 157, 100);
  block.write('ustar\x0000', 257);
  let sum = 8 * 0x20;
  for (const byte of block) sum += byte;
  block.write(`${(checksum ?? sum).toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([block, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

export const END_OF_TAR = Buffer.alloc(1024);

export const tarOf = (entries: readonly TarEntry[], end: Uint8Array = END_OF_TAR): Buffer =>
  Buffer.concat([...entries.map(tarEntry), end]);

export const tarGzOf = (entries: readonly TarEntry[], end?: Uint8Array): Buffer => gzipSync(tarOf(entries, end));

export const paxOf = (records: Readonly<Record<string, string>>): string =>
  Object.entries(records)
    .map(([key, value]) => {
      const rest = ` ${key}=${value}\n`;
      const plain = Buffer.byteLength(rest);
      const length = plain + String(plain + String(plain).length).length;
      return `${length}${rest}`;
    })
    .join('');

export interface RawZipEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly method?: 0 | 8 | number;
  readonly flags?: number;
  /** The kind and permissions Unix is to give it. */
  readonly mode?: number;
  /** What the header before the entry says, where it lies. */
  readonly local?: Partial<Said>;
  /** And what the directory does. */
  readonly directory?: Partial<Said>;
  readonly descriptor?: Uint8Array;
}

interface Said {
  readonly name: string;
  readonly crc: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly offset: number;
  readonly extra: Uint8Array;
}

/** Written as every zip is, but for what the entries are told to say. `before` stands before the first, `gap` before the directory. */
export function rawZip(
  entries: readonly RawZipEntry[],
  {
    before = Buffer.alloc(0),
    gap = Buffer.alloc(0),
    behind = Buffer.alloc(0),
    comment = '',
    count = entries.length,
    wide = false,
  } = {},
): Buffer {
  const bodies: Buffer[] = [before];
  const directory: Buffer[] = [];
  let offset = before.length;
  for (const entry of entries) {
    const bytes = Buffer.from(entry.content ?? '');
    const packed = (entry.method ?? 8) === 8 ? deflateRawSync(bytes) : bytes;
    const true_ = { crc: crc32(bytes), packedBytes: packed.length, sizeBytes: bytes.length };
    const said: Said = { name: entry.name, ...true_, offset, extra: Buffer.alloc(0) };
    const body = Buffer.concat([
      headerOf(entry, { ...said, ...entry.local }),
      packed,
      entry.descriptor ?? Buffer.alloc(0),
    ]);
    bodies.push(body);
    directory.push(directoryOf(entry, { ...said, ...entry.directory }));
    offset += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = endOf({ count, listed: listed.length, offset: offset + gap.length, wide });
  end.writeUInt16LE(Buffer.byteLength(comment), end.length - 2);
  return Buffer.concat([...bodies, gap, listed, end, Buffer.from(comment), behind]);
}

/** `wide`: in zip64, with a locator, and nothing of use in the plain form behind them. */
function endOf({
  count,
  listed,
  offset,
  wide,
}: Record<'count' | 'listed' | 'offset', number> & { wide: boolean }): Buffer {
  const plain = Buffer.alloc(22);
  plain.writeUInt32LE(0x06054b50, 0);
  for (const field of [8, 10]) plain.writeUInt16LE(wide ? 0xffff : count, field);
  plain.writeUInt32LE(wide ? 0xffffffff : listed, 12);
  plain.writeUInt32LE(wide ? 0xffffffff : offset, 16);
  if (!wide) return plain;
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  for (const field of [24, 32]) record.writeBigUInt64LE(BigInt(count), field);
  record.writeBigUInt64LE(BigInt(listed), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(offset + listed), 64);
  record.writeUInt32LE(1, 72);
  return Buffer.concat([record, plain]);
}

/** A zip64 extra of these numbers. */
export function wideExtra(...numbers: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  for (const [index, number] of numbers.entries()) extra.writeBigUInt64LE(BigInt(number), 4 + 8 * index);
  return extra;
}

function headerOf({ flags = 0, method = 8 }: RawZipEntry, said: Said): Buffer {
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(0x04034b50, 0);
  fixed.writeUInt16LE(20, 4);
  fixed.writeUInt16LE(flags, 6);
  fixed.writeUInt16LE(method, 8);
  writeSizes(fixed, 14, said);
  fixed.writeUInt16LE(Buffer.byteLength(said.name), 26);
  fixed.writeUInt16LE(said.extra.length, 28);
  return Buffer.concat([fixed, Buffer.from(said.name), said.extra]);
}

function directoryOf({ flags = 0, method = 8, mode = 0o100644 }: RawZipEntry, said: Said): Buffer {
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(0x02014b50, 0);
  fixed.writeUInt16LE(0x0314, 4);
  fixed.writeUInt16LE(20, 6);
  fixed.writeUInt16LE(flags, 8);
  fixed.writeUInt16LE(method, 10);
  writeSizes(fixed, 16, said);
  fixed.writeUInt16LE(Buffer.byteLength(said.name), 28);
  fixed.writeUInt16LE(said.extra.length, 30);
  fixed.writeUInt32LE((mode * 0x10000) >>> 0, 38);
  fixed.writeUInt32LE(said.offset, 42);
  return Buffer.concat([fixed, Buffer.from(said.name), said.extra]);
}

function writeSizes(fixed: Buffer, at: number, { crc, packedBytes, sizeBytes }: Said): void {
  fixed.writeUInt32LE(crc, at);
  fixed.writeUInt32LE(packedBytes, at + 4);
  fixed.writeUInt32LE(sizeBytes, at + 8);
}

/** In pieces of any size, as networks hand bytes over. */
export async function* inPieces(bytes: Uint8Array, pieceBytes = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}
