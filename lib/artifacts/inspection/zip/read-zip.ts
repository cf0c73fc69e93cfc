// A zip from its first byte to its last, without a gap: its entries one behind the other, then the directory, then its end.
import type { ByteReader } from '../byte-reader.ts';
import type { Place } from '../place.ts';
import { malformed, refuse } from '../refusal.ts';
import { checkEnding, Met, readDirectoryEntry, readPlainEnding, readWideEnding, unknownRecord } from './directory.ts';
import { readLocalEntry } from './local-entry.ts';

const SIGNATURES = {
  local: 0x04034b50,
  directory: 0x02014b50,
  wideEnd: 0x06064b50,
  wideLocator: 0x07064b50,
  end: 0x06054b50,
} as const;

const AFTER_ENTRIES = [SIGNATURES.directory, SIGNATURES.wideEnd, SIGNATURES.end];

const MOST_COMMENT = 65_535;

export async function readZip(reader: ByteReader, place: Place): Promise<void> {
  const start = reader.position;
  const met = new Met();
  while ((await signature(reader)) === SIGNATURES.local) {
    met.add(await readLocalEntry(reader, reader.position - start, place));
  }
  const offset = reader.position - start;
  const next = await signature(reader);
  if (!AFTER_ENTRIES.some((one) => one === next)) throw unknownRecord(offset);
  let count = 0;
  for (; (await signature(reader)) === SIGNATURES.directory; count += 1)
    await readDirectoryEntry(reader, count, met, place);
  if (count < met.count) {
    const message = `A zip holds ${met.count} entries, but its directory tells of ${count}: the others are hidden.`;
    throw refuse('size_mismatch', message, { value: met.count, limit: count });
  }
  await readEnd(reader, start, { count, sizeBytes: reader.position - start - offset, offset });
}

async function readEnd(
  reader: ByteReader,
  start: number,
  found: { readonly count: number; readonly sizeBytes: number; readonly offset: number },
): Promise<void> {
  const wide = (await signature(reader)) === SIGNATURES.wideEnd ? await readWide(reader, start) : undefined;
  if (wide) checkEnding(wide, found);
  if ((await signature(reader)) !== SIGNATURES.end) throw unknownRecord(reader.position - start);
  const fixed = await reader.take(22);
  checkEnding(readPlainEnding(fixed, wide), found);
  const comment = await reader.take(Math.min(fixed.readUInt16LE(20), MOST_COMMENT));
  if (comment.includes('PK\u0005\u0006')) throw malformed('The comment of a zip looks like the end of another.');
  if ((await reader.peek(1)).length > 0) throw malformed('There is something behind the end of a zip.');
}

/** The end in zip64, and the locator that must point at it. */
async function readWide(reader: ByteReader, start: number) {
  const at = reader.position - start;
  const fixed = await reader.take(56);
  // Eleven fields of 44 bytes follow the length; what a future version adds behind them is passed by.
  const more = fixed.readBigUInt64LE(4) - 44n;
  if (more < 0n || more > BigInt(MOST_COMMENT)) throw malformed('The zip64 end of a zip has no sensible length.');
  await reader.take(Number(more));
  if ((await signature(reader)) !== SIGNATURES.wideLocator) throw unknownRecord(reader.position - start);
  const locator = await reader.take(20);
  if (locator.readBigUInt64LE(8) !== BigInt(at))
    throw malformed('The zip64 end of a zip is not where its locator says.');
  return readWideEnding(fixed);
}

async function signature(reader: ByteReader): Promise<number | undefined> {
  const bytes = await reader.peek(4);
  return bytes.length === 4 ? bytes.readUInt32LE(0) : undefined;
}
