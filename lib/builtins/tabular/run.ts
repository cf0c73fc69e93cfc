// One run over rows: they stream in, entries and refusals stream out, and what stays in memory is the account.
import { RECEIPT_FORMAT, ReceiptWriter } from '../../receipts/index.ts';
import { NothingUsable } from '../../rows/index.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { BuiltinRequest, BuiltinResult, RunProgress } from '../contract.ts';
import type { Account, Tabular, TabularInput } from './contract.ts';
import { Ledger } from './ledger.ts';
import { Lists } from './lists.ts';
import { openRows, type Place, type PlacedRow, type Rows } from './open-rows.ts';

import { numbersOf } from './terms.ts';

export async function runTabular<I extends TabularInput, P extends JsonObject, A extends Account>(
  agent: Tabular<I, P, A>,
  request: BuiltinRequest,
): Promise<BuiltinResult> {
  const input = agent.input.parse(request.input);
  const parameters = agent.parametersOf(input, request);
  const form = { columns: agent.columns, rowsName: agent.rowsName, ...agent.form?.(input) };
  const rows = await openRows({ rowsOf: agent.rowsOf, ...form }, input, request.file);
  agent.demandHeader?.(rows.columns, parameters);
  const numbers = numbersOf(rows.style);
  const account = agent.open(parameters, numbers);
  const lists = new Lists();
  const ledger = new Ledger(account, rows.cellCount, lists);
  const receipt = openReceipt(agent, request, parameters, rows);
  const progress = await compute(request, rows, { ledger, receipt, lists });
  const { counts } = ledger;
  if (counts.computed === 0)
    throw NothingUsable({
      rowsRead: counts.records,
      refused: counts.refused,
      rows: lists.shown,
      field: request.file === undefined ? `/${form.rowsName}` : '/activityFile',
    });
  const inputFile = rows.inputFile();
  const summary = await receipt.seal({
    totals: ledger.totals(),
    ...(inputFile === undefined ? {} : { inputFile }),
    signer: request.signer,
  });
  const refused = { total: counts.refused, rows: lists.shown };
  const output = agent.output(account, parameters, {
    ...{ counts, refused, ignoredColumns: rows.ignoredColumns },
    ...(numbers.found && { decimalSignFound: numbers.found.sign }),
  });
  return { output, progress, receipt: summary, sets: agent.setsUsed?.(account) ?? agent.sets() };
}

function openReceipt(
  agent: { readonly id: string; readonly version: string; fixed(): JsonObject },
  { executionId, tenantId, startedAt, sink }: BuiltinRequest,
  parameters: JsonObject,
  { style, columns, cellCount }: Rows,
): ReceiptWriter {
  const terms = {
    parameters,
    numberStyle: style,
    columns,
    ...(cellCount === undefined ? {} : { cellCount }),
    fixed: agent.fixed(),
  };
  return new ReceiptWriter(
    {
      format: RECEIPT_FORMAT,
      agent: { id: agent.id, version: agent.version },
      executionId,
      ...(tenantId === undefined ? {} : { tenantId }),
      startedAt,
      terms,
    },
    (text) => sink.receipt(text),
  );
}

function booked(ledger: Ledger, place: Place, read: PlacedRow['read']): string {
  if (typeof read === 'number') return ledger.bookMisshapen(place, read);
  return typeof read === 'string' ? ledger.bookUnread(place, read) : ledger.book(place, read);
}

interface Accounts {
  readonly ledger: Ledger;
  readonly receipt: ReceiptWriter;
  readonly lists: Lists;
}

async function compute(request: BuiltinRequest, rows: Rows, accounts: Accounts): Promise<RunProgress> {
  const { ledger, receipt, lists } = accounts;
  let progress: RunProgress = { rowsRead: 0, rowsComputed: 0, rowsRefused: 0, bytesRead: 0 };
  for await (const batch of rows.batches) {
    request.signal?.throwIfAborted();
    for (const { place, read } of batch.rows) receipt.append(booked(ledger, place, read));
    await receipt.flush();
    const { computed: lines, refused } = lists.take();
    if (lines !== '') await request.sink.rows(lines);
    if (refused !== '') await request.sink.refused(refused);
    const { records, computed, refused: rowsRefused } = ledger.counts;
    progress = { rowsRead: records, rowsComputed: computed, rowsRefused, bytesRead: batch.bytesRead };
    request.onProgress?.(progress);
  }
  request.signal?.throwIfAborted();
  return progress;
}
