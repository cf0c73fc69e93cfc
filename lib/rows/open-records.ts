// Opens a file of unknown kind: sniffs its head, then hands out its records, header first, while hashing every byte that passes.
import { createHash } from 'node:crypto';
import { ActivityFileRefused } from './faults.ts';
import { type RecordBatch, readCsv } from './read-csv.ts';
import { readJsonLines } from './read-jsonl.ts';
import { sniff, type TextKind } from './sniff.ts';
import { isUnread, type UnreadCode, unreadRefusal } from './unread.ts';

export interface OpenedRecords extends TextKind {
  readonly header: readonly string[];
  readonly batches: AsyncIterable<RecordBatch>;
  /** Known once the batches are exhausted. */
  digest(): { readonly sha256: string; readonly bytes: number };
}

const HEAD_BYTES = 16_384;
/** A caller may hand over the whole file as one chunk; batches stay small all the same. */
const SLICE_BYTES = 65_536;

/** Throws ActivityFileRefused when the file is empty, not text, or not rows. */
export async function openRecords(file: AsyncIterable<Uint8Array>): Promise<OpenedRecords> {
  const hash = createHash('sha256');
  let bytes = 0;
  const source = file[Symbol.asyncIterator]();
  const head = await readHead(source);
  const kind = sniff(head.subarray(0, SLICE_BYTES));
  async function* all(): AsyncGenerator<Uint8Array> {
    for (let chunk: Uint8Array = head; ; ) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield* slices(chunk);
      const next = await source.next();
      if (next.done === true) return;
      chunk = next.value;
    }
  }
  const batches = kind.kind === 'csv' ? readCsv(all(), kind.delimiter) : readJsonLines(all());
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
  return {
    ...kind,
    header: header.map(String),
    batches: chain(rest, batches),
    digest: () => ({ sha256: hash.digest('hex'), bytes }),
  };
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

async function readHead(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let size = 0; size < HEAD_BYTES; ) {
    const next = await source.next();
    if (next.done === true) break;
    parts.push(next.value);
    size += next.value.byteLength;
  }
  return Buffer.concat(parts);
}

function* slices(chunk: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < chunk.byteLength; from += SLICE_BYTES) yield chunk.subarray(from, from + SLICE_BYTES);
}
