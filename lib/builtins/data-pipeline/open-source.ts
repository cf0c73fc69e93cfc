// Where the rows of a run come from: the body, or the records of a file under the names of its header.
import { ActivityFileRefused, isUnread, openRecords, type RecordBatch } from '../../rows/index.ts';
import type { Found, Place } from './found.ts';
import type { PipelineInput } from './input.ts';

export interface Placed {
  readonly place: Place;
  readonly found: Found;
}

export interface Source {
  /** Cells of a complete record; 0 for rows of a body. */
  readonly width: number;
  readonly batches: AsyncIterable<{ readonly rows: readonly Placed[]; readonly bytesRead: number }>;
  /** What the file was, once it has been read through. */
  digest(): { readonly sha256: string; readonly bytes: number } | undefined;
}

const BATCH = 500;

/** Throws ActivityFileRefused. */
export async function openSource(
  { rows = [] }: PipelineInput,
  file: AsyncIterable<Uint8Array> | undefined,
): Promise<Source> {
  if (file !== undefined) return fromFile(file);
  async function* batches() {
    for (let from = 0; from < rows.length; from += BATCH)
      yield {
        rows: rows.slice(from, from + BATCH).map((read, i) => ({ place: { row: from + i + 1 }, found: { read } })),
        bytesRead: 0,
      };
  }
  return { width: 0, batches: batches(), digest: () => undefined };
}

async function fromFile(file: AsyncIterable<Uint8Array>): Promise<Source> {
  const opened = await openRecords(file);
  const names = opened.header.map((name) => name.trim());
  refuseRepeated(names);
  let row = 0;
  async function* batches() {
    for await (const { records, lines, bytesRead } of opened.batches) {
      const placed = records.map((record, i): Placed => {
        row += 1;
        const line = lines[i];
        return { place: line === undefined ? { row } : { row, line }, found: foundIn(record, names) };
      });
      yield { rows: placed, bytesRead };
    }
    if (row === 0)
      throw ActivityFileRefused({
        reason: 'The file has a header and nothing under it.',
        remedy: 'Write one record per line under the header.',
      });
  }
  return { width: names.length, batches: batches(), digest: () => opened.digest() };
}

/** Columns without a name hold nothing that a stage could speak of. */
function foundIn(record: RecordBatch['records'][number], names: readonly string[]): Found {
  if (isUnread(record)) return { unread: record.unread };
  if (record.length !== names.length) return { cells: record.length };
  const cells = names.map((name, i) => [name, wellFormed(record[i] ?? '')] as const);
  return { read: Object.fromEntries(cells.filter(([name]) => name !== '')) };
}

/** Lone surrogates have no UTF-8 and no place in a receipt. */
const wellFormed = (cell: string | number): string | number => (typeof cell === 'string' ? cell.toWellFormed() : cell);

function refuseRepeated(names: readonly string[]): void {
  if (names.includes('__proto__'))
    throw ActivityFileRefused({ reason: 'A column is called "__proto__".', remedy: 'Give it another name.' });
  const repeated = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (repeated === undefined) return;
  throw ActivityFileRefused({
    reason: `The header names "${repeated.slice(0, 80)}" twice.`,
    remedy: 'Give every column its own name.',
  });
}
