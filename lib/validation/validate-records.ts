// Records of a request are judged at once: the answer says all that is wrong with them, by which clause, and what would be right.
import { openFile } from '../files/index.ts';
import type { BaseContext } from '../kernel/index.ts';
import type { ObjectsRead } from '../platform/objects/index.ts';
import type { TableReader } from '../platform/table/index.ts';
import { MOST_RECORDS, type ValidateRequest, type ValidationReport } from './contract.ts';
import { RecordsMissing, TooManyRecords } from './faults.ts';
import { openTable } from './reading/open-table.ts';
import { unknownFields } from './reading/unknown-fields.ts';
import { openVerdict, type Verdict } from './verdict.ts';

export type Validating = BaseContext & { readonly table: TableReader; readonly objects: ObjectsRead };

/** Throws RecordsMissing, TooManyRecords, LocaleUnknown, FrameworkWithoutRules, ActivityFileRefused, FileNotFound. */
export async function validateRecords(ctx: Validating, request: ValidateRequest): Promise<ValidationReport> {
  const { records, csv, activityFile } = request;
  if ([records, csv, activityFile].filter((each) => each !== undefined).length !== 1) throw RecordsMissing();
  const date = request.date ?? new Date(ctx.clock.now()).toISOString().slice(0, 10);
  const verdict = await openVerdict({ ...request, date, from: records === undefined ? 'table' : 'json' });
  if (records !== undefined) {
    for (const [index, record] of records.entries())
      verdict.record({ row: index + 1, base: `/records/${index}` }, record);
    const unknown = unknownFields(records, verdict.fields);
    return { ...verdict.report(ignoredNames(verdict, records)), ...(unknown.length > 0 && { unknownFields: unknown }) };
  }
  const content = activityFile ? (await openFile(ctx, activityFile.fileId)).content : textOf(csv ?? '');
  const table = await openTable(content, { fields: verdict.fields, columns: request.columns });
  for await (const batch of table.batches)
    for (const placed of batch.records) {
      if (verdict.counts.records >= MOST_RECORDS)
        throw TooManyRecords({ limit: MOST_RECORDS, field: activityFile ? '/activityFile' : '/csv' });
      verdict.placed(placed, table.columns);
    }
  if (verdict.counts.records === 0) throw RecordsMissing();
  return verdict.report(table.ignoredColumns);
}

async function* textOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const ignoredNames = ({ fields }: Verdict, records: readonly Readonly<Record<string, unknown>>[]): string[] =>
  [...new Set(records.flatMap((record) => Object.keys(record)))]
    .filter((name) => !Object.hasOwn(fields, name))
    .slice(0, 100);
