// The fields that a zip says twice, before the entry and in the directory at its end, read alike in both places.
import { decodeName } from '../paths.ts';
import { malformed, shown } from '../refusal.ts';

/** What one entry of a zip is; the two places where it is said must agree on all of it. */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  /** Where its local header lies. */
  readonly offset: number;
}

export const FLAGS = { encrypted: 0x1, descriptor: 0x8, strongEncryption: 0x40, maskedHeaders: 0x2000 } as const;

const ZIP64 = 0x0001;
const UNICODE_PATH = 0x7075;
export const IN_ZIP64 = 0xffffffff;

type Extras = ReadonlyMap<number, Buffer>;

/** The extra fields of an entry: each once, and all of the bytes. */
export function readExtras(bytes: Buffer, entry: string): Extras {
  const extras = new Map<number, Buffer>();
  // Some writers pad up to three bytes to align what follows.
  for (let at = 0; at + 4 <= bytes.length; ) {
    const id = bytes.readUInt16LE(at);
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (end > bytes.length) throw malformed(`The extra fields of "${shown(entry)}" do not fit their place.`, entry);
    if (id === ZIP64 && extras.has(id)) throw malformed(`"${shown(entry)}" says its sizes twice.`, entry);
    extras.set(id, bytes.subarray(at + 4, end));
    at = end;
  }
  return extras;
}

/** Numbers too large for their fields stand in the zip64 extra, in this order, and only those. */
export function widen(numbers: readonly number[], extras: Extras, entry: string): number[] {
  const wide = extras.get(ZIP64);
  let at = 0;
  return numbers.map((number) => {
    if (number !== IN_ZIP64) return number;
    if (!wide || at + 8 > wide.length)
      throw malformed(`"${shown(entry)}" lacks the sizes that its zip64 field should hold.`, entry);
    at += 8;
    return exactNumber(wide.readBigUInt64LE(at - 8), entry);
  });
}

export function exactNumber(value: bigint, entry?: string): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw malformed('A zip names a size beyond all measure.', entry);
  return Number(value);
}

/** The name, which Info-ZIP may repeat in UTF-8; names that differ go to different places with different readers. */
export function nameOf(bytes: Buffer, extras: Extras): string {
  const plain = decodeName(bytes);
  const unicode = extras.get(UNICODE_PATH)?.subarray(5);
  const repeated = unicode && decodeName(unicode);
  if (unicode && repeated === undefined) throw malformed('A name in a zip is not UTF-8.');
  if (plain !== undefined && repeated !== undefined && plain !== repeated) {
    throw malformed(`The entry "${shown(plain)}" is also called "${shown(repeated)}".`, plain);
  }
  // Without UTF-8 the name is of some old code page: read byte by byte, it is unlike all others and as safe.
  return plain ?? repeated ?? bytes.toString('latin1');
}
