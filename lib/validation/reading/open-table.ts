// A file or a text of records, CSV or JSON Lines, as a stream of records to be judged; lines that are none say why.
import {
  type Cell,
  isUnread,
  openText,
  readObjects,
  recordsOf,
  type UnreadCode,
  unreadRefusal,
} from '../../rows/index.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { FieldSpec } from '../model.ts';
import { type Columns, columnsOf } from './columns.ts';

export interface Unreadable {
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

export interface PlacedRecord {
  /** 1-based, header not counted. */
  readonly row: number;
  /** Of the file. */
  readonly line?: number;
  readonly record: JsonObject | undefined;
  readonly unreadable?: Unreadable;
}

export interface Table {
  readonly kind: 'csv' | 'jsonl';
  /** Header names by field; empty for JSON Lines. */
  readonly columns: Readonly<Record<string, string>>;
  readonly ignoredColumns: readonly string[];
  readonly batches: AsyncIterable<{ readonly records: readonly PlacedRecord[]; readonly bytesRead: number }>;
  digest(): { readonly sha256: string; readonly bytes: number };
}

export interface TableAsked {
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly columns?: Readonly<Record<string, string>> | undefined;
}

/** Throws ActivityFileRefused when the whole is empty, no text or no records. */
export async function openTable(file: AsyncIterable<Uint8Array>, asked: TableAsked): Promise<Table> {
  const text = await openText(file);
  if (text.kind.kind === 'jsonl')
    return { kind: 'jsonl', columns: {}, ignoredColumns: [], batches: objects(text.content), digest: text.digest };
  const { header, batches, digest } = await recordsOf(text);
  const columns = columnsOf(header, asked.fields, asked.columns ?? {});
  async function* rows() {
    let row = 0;
    for await (const { records, lines, bytesRead } of batches) {
      const placed = records.map((record, index) => {
        row += 1;
        return { row, line: lines[index] ?? 0, ...readRow(record, columns) };
      });
      yield { records: placed, bytesRead };
    }
  }
  return { kind: 'csv', columns: columns.names, ignoredColumns: columns.ignored, batches: rows(), digest };
}

type Read = Pick<PlacedRecord, 'record' | 'unreadable'>;

function readRow(record: readonly Cell[] | { readonly unread: UnreadCode }, columns: Columns): Read {
  if (isUnread(record)) return { record: undefined, unreadable: unreadRefusal(record.unread) };
  if (record.length === columns.width) return { record: columns.recordOf(record) };
  return { record: undefined, unreadable: cellCount(record.length, columns.width) };
}

const cellCount = (found: number, due: number): Unreadable => ({
  code: 'cell_count',
  reason: `The record has ${found} cells where the header names ${due}.`,
  remedy: 'Quote cells that contain the delimiter, and give every record all its cells.',
});

const NO_OBJECT: Unreadable = {
  code: 'no_object',
  reason: 'The line holds no JSON object.',
  remedy: 'Write one JSON object per line.',
};

async function* objects(content: AsyncIterable<Uint8Array>) {
  let row = 0;
  for await (const { objects: found, lines, bytesRead } of readObjects(content)) {
    const records = found.map((record, index): PlacedRecord => {
      row += 1;
      return { row, line: lines[index] ?? 0, record, ...(record === undefined && { unreadable: NO_OBJECT }) };
    });
    yield { records, bytesRead };
  }
}
