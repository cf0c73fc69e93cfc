// Where a run's rows come from: the body or the records of a file, both as batches with their place.

import { isUnread, openRecords, type RecordBatch, type UnreadCode } from '../../rows/index.ts';
import { defineFault } from '../../shared/fault.ts';
import type { Account, Read, Tabular, TabularInput } from './contract.ts';
import { layoutOf } from './layout.ts';
import type { NumberStyle } from './terms.ts';

export const RowsMissing = defineFault<{ name: string }>({
  reason: 'rows_missing',
  kind: 'unprocessable',
  cause: 'The input names neither rows nor a file with rows, or both.',
  remedy: 'Give the rows in the body, or an uploaded file as `activityFile`.',
  say: ({ name }) => ({
    field: `/${name}`,
    message: `Give the rows once: exactly one of "${name}" (not empty) and "activityFile".`,
  }),
});

export interface Place {
  /** 1-based record number. */
  readonly row: number;
  /** 1-based line of the file; absent for rows of a body. */
  readonly line?: number;
}

export interface PlacedRow {
  readonly place: Place;
  /** What was read, how many cells there are where they do not match the header, or why there are none at all. */
  readonly read: Read | number | UnreadCode;
}

export interface Rows {
  readonly style: NumberStyle;
  readonly columns: Readonly<Record<string, string>>;
  readonly cellCount?: number;
  readonly ignoredColumns: readonly string[];
  readonly batches: AsyncIterable<{ readonly rows: Iterable<PlacedRow>; readonly bytesRead: number }>;
  /** What the file was, once it has been read through. */
  inputFile(): { readonly sha256: string; readonly bytes: number } | undefined;
}

type AnyTabular<I extends TabularInput> = Pick<Tabular<I, never, Account>, 'columns' | 'rowsName' | 'rowsOf'>;

/** Throws RowsMissing unless there is exactly one source, ActivityFileRefused when the file cannot be rows. */
export async function openRows<I extends TabularInput>(
  agent: AnyTabular<I>,
  input: I,
  file: AsyncIterable<Uint8Array> | undefined,
): Promise<Rows> {
  const rows = agent.rowsOf(input);
  const fromFile = input.activityFile !== undefined;
  if (fromFile === (rows !== undefined) || fromFile !== (file !== undefined))
    throw RowsMissing({ name: agent.rowsName });
  return file === undefined ? fromBody(rows ?? [], input) : fromRecords(agent, input, file);
}

function fromBody(rows: readonly Readonly<Record<string, unknown>>[], input: TabularInput): Rows {
  const placed = rows.map((row, index): PlacedRow => ({ place: { row: index + 1 }, read: readOf(row) }));
  async function* batches() {
    for (let from = 0; from < placed.length; from += 500) yield { rows: placed.slice(from, from + 500), bytesRead: 0 };
  }
  return {
    style: input.decimalSeparator ?? '.',
    columns: {},
    ignoredColumns: [],
    batches: batches(),
    inputFile: () => undefined,
  };
}

const readOf = (row: Readonly<Record<string, unknown>>): Read =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, typeof value === 'number' ? value : String(value)]],
    ),
  );

async function fromRecords<I extends TabularInput>(
  agent: AnyTabular<I>,
  input: I,
  file: AsyncIterable<Uint8Array>,
): Promise<Rows> {
  const opened = await openRecords(file);
  const layout = layoutOf(opened.header, agent.columns, input.columns);
  const readRecord = (record: RecordBatch['records'][number]): PlacedRow['read'] => {
    if (isUnread(record)) return record.unread;
    return record.length === layout.cellCount ? layout.read(record) : record.length;
  };
  let row = 0;
  function* place({ records, lines }: RecordBatch): Generator<PlacedRow> {
    for (const [index, record] of records.entries()) {
      row += 1;
      const line = lines[index];
      yield { place: line === undefined ? { row } : { row, line }, read: readRecord(record) };
    }
  }
  async function* batches() {
    for await (const batch of opened.batches) yield { rows: place(batch), bytesRead: batch.bytesRead };
  }
  return {
    style: input.decimalSeparator ?? 'as-found',
    columns: layout.columns,
    cellCount: layout.cellCount,
    ignoredColumns: layout.ignoredColumns,
    batches: batches(),
    inputFile: () => opened.digest(),
  };
}
