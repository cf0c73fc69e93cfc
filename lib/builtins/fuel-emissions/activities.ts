// Where a run's activities come from: rows of the body or records of a file, both as batches with their place.
import { ActivitiesMissing, isUnread, openRecords, type RecordBatch, type UnreadCode } from '../../rows/index.ts';
import type { ActivityText, Place } from './activity.ts';
import type { FuelEmissionsInput } from './input.ts';
import { layoutOf } from './layout.ts';
import type { Spelling } from './terms.ts';

export interface PlacedRecord {
  readonly place: Place;
  /** The activities of the record, how many cells it has when they do not match the header, or why it has no cells at all. */
  readonly activities: readonly ActivityText[] | number | UnreadCode;
}

export interface Activities {
  readonly spelling: Spelling;
  readonly ignoredColumns: readonly string[];
  readonly batches: AsyncIterable<{ readonly records: Iterable<PlacedRecord>; readonly bytesRead: number }>;
  /** What the file was, once it has been read through. */
  inputFile(): { readonly sha256: string; readonly bytes: number } | undefined;
}

/** Throws ActivitiesMissing unless there is exactly one source, ActivityFileRefused when the file cannot be rows. */
export async function openActivities(
  input: FuelEmissionsInput,
  file: AsyncIterable<Uint8Array> | undefined,
): Promise<Activities> {
  const fromFile = input.activityFile !== undefined;
  if (fromFile === (input.activities !== undefined) || fromFile !== (file !== undefined)) throw ActivitiesMissing();
  return file === undefined ? fromBody(input) : fromRecords(input, file);
}

function fromBody(input: FuelEmissionsInput): Activities {
  const rows = (input.activities ?? []).map((activity, index): PlacedRecord => {
    const { date = '', region = '', heatContent = '', ...rest } = activity;
    return {
      place: { row: index + 1 },
      activities: [{ ...rest, date, region, heatContent }],
    };
  });
  async function* batches() {
    for (let from = 0; from < rows.length; from += 500) yield { records: rows.slice(from, from + 500), bytesRead: 0 };
  }
  return {
    spelling: { numberStyle: input.decimalSeparator ?? 'as-found', columns: {} },
    ignoredColumns: [],
    batches: batches(),
    inputFile: () => undefined,
  };
}

async function fromRecords(input: FuelEmissionsInput, file: AsyncIterable<Uint8Array>): Promise<Activities> {
  const opened = await openRecords(file);
  const layout = layoutOf(opened.header, input);
  const activitiesOf = (record: RecordBatch['records'][number]): PlacedRecord['activities'] => {
    if (isUnread(record)) return record.unread;
    return record.length === layout.cellCount ? layout.read(record) : record.length;
  };
  let row = 0;
  function* place(batch: RecordBatch): Generator<PlacedRecord> {
    for (const [index, record] of batch.records.entries()) {
      row += 1;
      const line = batch.lines[index];
      yield {
        place: line === undefined ? { row } : { row, line },
        activities: activitiesOf(record),
      };
    }
  }
  async function* batches() {
    for await (const batch of opened.batches) yield { records: place(batch), bytesRead: batch.bytesRead };
  }
  return {
    spelling: {
      numberStyle: input.decimalSeparator ?? 'as-found',
      columns: layout.columns,
      cellCount: layout.cellCount,
      ...(input.meters === undefined ? {} : { meters: input.meters }),
    },
    ignoredColumns: layout.ignoredColumns,
    batches: batches(),
    inputFile: () => opened.digest(),
  };
}
