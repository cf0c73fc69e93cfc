// An entry of a zip where it lies: its header, its content as it streams, and what a streaming writer says of it afterwards.
import { crc32 } from 'node:zlib';
import { ByteReader } from '../byte-reader.ts';
import { inflate, inflateSmall } from '../decompress.ts';
import type { Place } from '../place.ts';
import { malformed, refuse, shown } from '../refusal.ts';
import { FLAGS, IN_ZIP64, nameOf, readExtras, widen, type ZipEntry } from './fields.ts';

const STORED = 0;
const DEFLATED = 8;

/** Reads one entry to its end; answers it as its content truly is. */
export async function readLocalEntry(reader: ByteReader, offset: number, place: Place): Promise<ZipEntry> {
  const said = await readLocalHeader(reader, offset);
  refuseUnreadable(said, place.show(said.name));
  const directory = said.name.endsWith('/');
  const path = place.enter(said.name, directory);
  const found = { crc: 0, sizeBytes: 0 };
  const from = reader.position;
  const content = new ByteReader(measured(contentOf(reader, said, directory), found, place));
  if (directory) await content.drain();
  else await place.content(path, content);
  const entry = { ...said, ...found, compressedBytes: reader.position - from };
  if (directory && found.sizeBytes > 0) throw malformed(`The folder "${shown(said.name)}" has content.`, said.name);
  if (said.flags & FLAGS.descriptor) await readDescriptor(reader, entry);
  refuseLies(said, entry, place.show(said.name));
  return entry;
}

async function readLocalHeader(reader: ByteReader, offset: number): Promise<ZipEntry> {
  const fixed = await reader.take(30);
  const name = await reader.take(fixed.readUInt16LE(26));
  const extraBytes = await reader.take(fixed.readUInt16LE(28));
  const extras = readExtras(extraBytes, name.toString('latin1'));
  const read = nameOf(name, extras);
  const [sizeBytes = 0, compressedBytes = 0] = widen([fixed.readUInt32LE(22), fixed.readUInt32LE(18)], extras, read);
  return {
    ...{ name: read, flags: fixed.readUInt16LE(6), method: fixed.readUInt16LE(8), crc: fixed.readUInt32LE(14) },
    ...{ compressedBytes, sizeBytes, offset },
  };
}

function refuseUnreadable({ flags, method }: ZipEntry, entry: string): void {
  if (flags & (FLAGS.encrypted | FLAGS.strongEncryption | FLAGS.maskedHeaders)) {
    throw refuse('encrypted', `The entry "${entry}" is encrypted; what cannot be looked into is not taken.`, { entry });
  }
  if (method === STORED || method === DEFLATED) return;
  const message = `The entry "${entry}" is packed by method ${method}; only deflate (8) and stored (0) are taken.`;
  throw refuse('unsupported', message, { entry, value: method });
}

/** Where the header does not say how long it is, only deflate knows its own end. */
function contentOf(reader: ByteReader, said: ZipEntry, directory: boolean): AsyncIterable<Buffer> {
  const open = (said.flags & FLAGS.descriptor) !== 0 && said.compressedBytes === 0;
  if (!open) return said.method === STORED ? reader.next(said.compressedBytes) : inflateAll(reader, said);
  if (said.method === DEFLATED) return inflate(reader);
  if (directory) return reader.next(0);
  const entry = shown(said.name);
  const message = `The entry "${entry}" is stored without saying its size first, so nothing tells where it ends; compress it.`;
  throw refuse('unsupported', message, { entry });
}

const SMALL_BYTES = 64 * 1024;

async function* inflateAll(reader: ByteReader, { name, compressedBytes, sizeBytes }: ZipEntry): AsyncGenerator<Buffer> {
  const isSmall = compressedBytes <= SMALL_BYTES && sizeBytes <= SMALL_BYTES;
  const bytes = isSmall ? await reader.take(compressedBytes) : undefined;
  const small = bytes && inflateSmall(bytes, sizeBytes);
  const packed = new ByteReader(bytes ? alone(bytes) : reader.next(compressedBytes));
  if (small) yield small.content;
  else yield* inflate(packed);
  const used = small?.used ?? packed.position;
  if (used === compressedBytes) return;
  const entry = shown(name);
  const message = `"${entry}" claims ${compressedBytes} compressed bytes, but ends after ${used}.`;
  throw refuse('size_mismatch', message, { entry, value: used, limit: compressedBytes });
}

async function* alone(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function* measured(source: AsyncIterable<Buffer>, found: { crc: number; sizeBytes: number }, place: Place) {
  for await (const piece of source) {
    place.expand(piece.length);
    found.crc = crc32(piece, found.crc);
    found.sizeBytes += piece.length;
    yield piece;
  }
}

/** Four forms are in use: with or without a signature, with sizes of four or of eight bytes. */
async function readDescriptor(reader: ByteReader, entry: ZipEntry): Promise<void> {
  const head = await reader.peek(24);
  const forms = [false, true].flatMap((wide) => [true, false].map((signed) => descriptorOf(entry, wide, signed)));
  const form = forms.find((one) => head.subarray(0, one.length).equals(one));
  if (!form) {
    const message = `What stands behind "${shown(entry.name)}" does not say the ${entry.sizeBytes} bytes that it has, or not their checksum.`;
    throw refuse('size_mismatch', message, { entry: shown(entry.name), value: entry.sizeBytes });
  }
  await reader.take(form.length);
}

function descriptorOf({ crc, compressedBytes, sizeBytes }: ZipEntry, wide: boolean, signed: boolean): Buffer {
  const form = Buffer.alloc(4 + 4 + (wide ? 16 : 8));
  form.writeUInt32LE(0x08074b50, 0);
  form.writeUInt32LE(crc, 4);
  if (wide) {
    form.writeBigUInt64LE(BigInt(compressedBytes), 8);
    form.writeBigUInt64LE(BigInt(sizeBytes), 16);
  } else {
    form.writeUInt32LE(Math.min(compressedBytes, IN_ZIP64), 8);
    form.writeUInt32LE(Math.min(sizeBytes, IN_ZIP64), 12);
  }
  return signed ? form : form.subarray(4);
}

/** A header that leaves things to the descriptor has zeros for them. */
function refuseLies(said: ZipEntry, found: ZipEntry, entry: string): void {
  const later = (said.flags & FLAGS.descriptor) !== 0;
  const lies = (claimed: number, true_: number): boolean => claimed !== true_ && !(later && claimed === 0);
  if (lies(said.sizeBytes, found.sizeBytes)) {
    const message = `The entry "${entry}" claims ${said.sizeBytes} bytes and has ${found.sizeBytes}.`;
    throw refuse('size_mismatch', message, { entry, value: found.sizeBytes, limit: said.sizeBytes });
  }
  if (lies(said.crc, found.crc)) {
    const message = `The content of "${entry}" does not fit its CRC-32: it is damaged.`;
    throw refuse('checksum_mismatch', message, { entry, value: hex(found.crc), limit: hex(said.crc) });
  }
}

const hex = (crc: number): string => crc.toString(16).padStart(8, '0');
