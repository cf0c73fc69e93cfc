// One run of data-validation: records stream in, entries and findings stream out, and what stays in memory is counts.
import { RECEIPT_FORMAT, ReceiptWriter } from '../../receipts/index.ts';
import { isJsonObject, type JsonObject } from '../../shared/json.ts';
import { fieldsOf, openTable, type PlacedRecord, RecordsMissing, ruleBook } from '../../validation/index.ts';
import type { BuiltinRequest, BuiltinResult, RunProgress } from '../contract.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { DataValidationInput, type Terms } from './input.ts';
import { Ledger } from './ledger.ts';
import { setsOf } from './sets.ts';

interface Source {
  readonly columns: Readonly<Record<string, string>>;
  readonly ignoredColumns: readonly string[];
  readonly batches: AsyncIterable<{ readonly records: readonly PlacedRecord[]; readonly bytesRead: number }>;
  readonly digest?: () => { readonly sha256: string; readonly bytes: number };
}

/** Throws RecordsMissing, ActivityFileRefused, LocaleUnknown, FrameworkWithoutRules. */
export async function runDataValidation(request: BuiltinRequest): Promise<BuiltinResult> {
  const input = DataValidationInput.parse(request.input);
  const source = await openSource(input, request.file);
  const terms = termsOf(input, request, source);
  const ledger = new Ledger(terms);
  const receipt = openReceipt(request, terms);
  const progress = await judgeAll(request, source, { ledger, receipt });
  if (ledger.verdict.counts.records === 0) throw RecordsMissing();
  const summary = await receipt.seal({
    totals: ledger.totals(),
    ...(source.digest && { inputFile: source.digest() }),
    signer: request.signer,
  });
  const output: JsonObject = { ...ledger.verdict.report(source.ignoredColumns) };
  return { output, progress, receipt: summary, sets: setsOf() };
}

async function openSource(input: DataValidationInput, file: BuiltinRequest['file']): Promise<Source> {
  const { records, columns } = input;
  const fromFile = input.activityFile !== undefined && file !== undefined;
  if (fromFile === (records !== undefined)) throw RecordsMissing();
  if (file !== undefined && fromFile) return openTable(file, { fields: fieldsOf(input), columns });
  const placed = (records ?? []).map((record, index) => ({ row: index + 1, record }));
  async function* batches() {
    yield { records: placed, bytesRead: 0 };
  }
  return { columns: {}, ignoredColumns: [], batches: batches() };
}

function termsOf(input: DataValidationInput, { startedAt }: BuiltinRequest, source: Source): Terms {
  const { recordType, frameworks, locale, fields, lists } = input;
  return {
    recordType,
    ...(frameworks && { frameworks }),
    ...(locale !== undefined && { locale }),
    ...(fields && { fields }),
    ...(lists && { lists }),
    date: input.date ?? startedAt.slice(0, 10),
    from: source.digest === undefined ? 'json' : 'table',
    columns: { ...source.columns },
    ruleBook: { sha256: ruleBook().sha256 },
  };
}

function openReceipt({ executionId, tenantId, startedAt, sink }: BuiltinRequest, terms: Terms): ReceiptWriter {
  const agent = { id: AGENT_ID, version: AGENT_VERSION };
  const tenant = tenantId === undefined ? {} : { tenantId };
  // What was not asked for does not stand in a receipt.
  const said: unknown = JSON.parse(JSON.stringify(terms));
  return new ReceiptWriter(
    { format: RECEIPT_FORMAT, agent, executionId, ...tenant, startedAt, terms: isJsonObject(said) ? said : {} },
    (text) => sink.receipt(text),
  );
}

interface Accounts {
  readonly ledger: Ledger;
  readonly receipt: ReceiptWriter;
}

async function judgeAll(request: BuiltinRequest, source: Source, { ledger, receipt }: Accounts): Promise<RunProgress> {
  let progress: RunProgress = { rowsRead: 0, rowsComputed: 0, rowsRefused: 0, bytesRead: 0 };
  for await (const { records, bytesRead } of source.batches) {
    request.signal?.throwIfAborted();
    let [rows, wrong] = ['', ''];
    for (const record of records) {
      const { entry, findings } = ledger.placed(record);
      receipt.append(entry);
      rows += `${entry}\n`;
      for (const finding of findings) wrong += `${JSON.stringify(finding)}\n`;
    }
    await receipt.flush();
    if (rows !== '') await request.sink.rows(rows);
    if (wrong !== '') await request.sink.refused(wrong);
    const { records: rowsRead, valid, invalid } = ledger.verdict.counts;
    progress = { rowsRead, rowsComputed: valid, rowsRefused: invalid, bytesRead };
    request.onProgress?.(progress);
  }
  request.signal?.throwIfAborted();
  return progress;
}
