// Opens a file of unknown kind and hands out its records, header first.
import { ActivityFileRefused } from './faults.ts';
import { type OpenedText, openText } from './open-text.ts';
import { type RecordBatch, readCsv } from './read-csv.ts';
import { readJsonLines } from './read-jsonl.ts';
import type { TextKind } from './sniff.ts';
import { isUnread, type UnreadCode, unreadRefusal } from './unread.ts';

export interface OpenedRecords extends TextKind {
  readonly header: readonly string[];
  readonly batches: AsyncIterable<RecordBatch>;
  /** Known once the batches are exhausted. */
  digest(): { readonly sha256: string; readonly bytes: number };
}

/** Throws ActivityFileRefused when the file is empty, not text, or not rows. */
export async function openRecords(file: AsyncIterable<Uint8Array>): Promise<OpenedRecords> {
  return recordsOf(await openText(file));
}

/** The records of a text whose kind is known. Throws ActivityFileRefused when it has no header. */
export async function recordsOf({ kind, content, digest }: OpenedText): Promise<OpenedRecords> {
  const batches = kind.kind === 'csv' ? readCsv(content, kind.delimiter) : readJsonLines(content);
  const first = await batches.next();
  const header = first.done === true ? undefined : first.value.records[0];
  if (first.done === true || header === undefined) {
    throw ActivityFileRefused({
      reason: 'The file has no rows.',
      remedy: 'Write a header line and one activity per line.',
    });
  }
  if (isUnread(header)) throw unreadableHeader(header.unread, first.value.lines[0] ?? 1);
  const rest = { ...first.value, records: first.value.records.slice(1), lines: first.value.lines.slice(1) };
  return { ...kind, header: header.map(String), batches: chain(rest, batches), digest };
}

function unreadableHeader(code: UnreadCode, line: number): Error {
  const { reason, remedy } = unreadRefusal(code);
  return ActivityFileRefused({
    reason: `The header (line ${line}) cannot be read. ${reason}`,
    remedy,
    details: { line },
  });
}

async function* chain(first: RecordBatch, rest: AsyncIterable<RecordBatch>): AsyncGenerator<RecordBatch> {
  yield first;
  yield* rest;
}
