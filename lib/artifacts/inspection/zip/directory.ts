// The directory at the end of a zip, which extractors go by: it must tell of the very entries that were met on the way.
import { createHash } from 'node:crypto';
import type { ByteReader } from '../byte-reader.ts';
import type { Place } from '../place.ts';
import { malformed, refuse } from '../refusal.ts';
import { exactNumber, nameOf, readExtras, widen, type ZipEntry } from './fields.ts';

const DIGEST = 16;

/** The entries that were met, as digests in order: little memory for however many. */
export class Met {
  #digests = Buffer.alloc(DIGEST * 1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(entry: ZipEntry): void {
    if ((this.#count + 1) * DIGEST > this.#digests.length)
      this.#digests = Buffer.concat([this.#digests, this.#digests]);
    digestOf(entry).copy(this.#digests, this.#count * DIGEST);
    this.#count += 1;
  }

  isAt(index: number, entry: ZipEntry): boolean {
    const from = index * DIGEST;
    return index < this.#count && this.#digests.subarray(from, from + DIGEST).equals(digestOf(entry));
  }
}

const digestOf = ({ name, method, crc, compressedBytes, sizeBytes, offset }: ZipEntry): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([name, method, crc, compressedBytes, sizeBytes, offset]))
    .digest()
    .subarray(0, DIGEST);

/** One entry of the directory, its signature included. */
export async function readDirectoryEntry(reader: ByteReader, index: number, met: Met, place: Place): Promise<void> {
  const fixed = await reader.take(46);
  const nameBytes = await reader.take(fixed.readUInt16LE(28));
  const extras = readExtras(await reader.take(fixed.readUInt16LE(30)), nameBytes.toString('latin1'));
  await reader.take(fixed.readUInt16LE(32));
  const name = nameOf(nameBytes, extras);
  const narrow = [fixed.readUInt32LE(24), fixed.readUInt32LE(20), fixed.readUInt32LE(42)];
  const [sizeBytes = 0, compressedBytes = 0, offset = 0] = widen(narrow, extras, name);
  const said = { name, flags: fixed.readUInt16LE(8), method: fixed.readUInt16LE(10), crc: fixed.readUInt32LE(16) };
  refuseSpecial(fixed.readUInt32LE(38) >>> 16, place.show(name));
  if (met.isAt(index, { ...said, compressedBytes, sizeBytes, offset })) return;
  const entry = place.show(name);
  const message = `The directory of a zip tells of "${entry}" with ${sizeBytes} bytes at ${offset}; what lies there in that order is another entry.`;
  throw refuse('size_mismatch', message, { entry, value: sizeBytes });
}

/** By the kind of file that Unix would make of it; zero where the archive comes from elsewhere. */
function refuseSpecial(mode: number, entry: string): void {
  const kind = mode & 0xf000;
  if (kind === 0 || kind === 0x8000 || kind === 0x4000) return;
  if (kind === 0xa000)
    throw refuse('link', `The entry "${entry}" is a symbolic link; pack the file itself.`, { entry });
  throw refuse('device', `The entry "${entry}" is a device or a pipe; only files and folders are taken.`, { entry });
}

interface Ending {
  readonly count: number;
  readonly sizeBytes: number;
  readonly offset: number;
}

/** Holds what the end of a zip says of the directory against where it was found. */
export function checkEnding(said: Ending, found: Ending): void {
  const fields = ['count', 'sizeBytes', 'offset'] as const;
  const lie = fields.find((field) => said[field] !== found[field]);
  if (!lie) return;
  const what = { count: 'entries', sizeBytes: 'bytes of directory', offset: 'bytes before its directory' }[lie];
  throw refuse('size_mismatch', `The end of a zip tells of ${said[lie]} ${what}; there are ${found[lie]}.`, {
    value: found[lie],
    limit: said[lie],
  });
}

/** Numbers of the zip64 form stand for those that do not fit the plain one. */
export function readPlainEnding(fixed: Buffer, wide: Ending | undefined): Ending {
  const pick = (narrow: number, none: number, field: keyof Ending): number => {
    if (narrow !== none) return narrow;
    return wide?.[field] ?? narrow;
  };
  return {
    count: pick(fixed.readUInt16LE(10), 0xffff, 'count'),
    sizeBytes: pick(fixed.readUInt32LE(12), 0xffffffff, 'sizeBytes'),
    offset: pick(fixed.readUInt32LE(16), 0xffffffff, 'offset'),
  };
}

export function readWideEnding(fixed: Buffer): Ending {
  return {
    count: exactNumber(fixed.readBigUInt64LE(32)),
    sizeBytes: exactNumber(fixed.readBigUInt64LE(40)),
    offset: exactNumber(fixed.readBigUInt64LE(48)),
  };
}

export const unknownRecord = (place: number): Error =>
  malformed(`At byte ${place} of a zip lies something that belongs to no entry.`);
