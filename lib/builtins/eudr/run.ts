// One run of eudr: plots in, an entry of the receipt for each, then everything that follows from all of them.

import type { Inspected } from '../../geometry/index.ts';
import { RECEIPT_FORMAT, ReceiptWriter } from '../../receipts/index.ts';
import { refusedRow } from '../../rows/index.ts';
import type { BuiltinRequest, BuiltinResult } from '../contract.ts';
import { EudrAccount } from './account.ts';
import { fixed, sets } from './fixed.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { EudrInput } from './input.ts';
import { type OpenedPlots, openPlots } from './open-plots.ts';
import { outputOf, rowOf } from './print.ts';

/** Plots between two looks at the clock of the run. */
const BATCH = 200;

export async function runEudr(request: BuiltinRequest): Promise<BuiltinResult> {
  const { plots: _, activityFile: __, ...consignment } = EudrInput.parse(request.input);
  const opened = await openPlots(EudrInput.parse(request.input), request.file);
  const { verbatim, findings } = opened.document;
  const document = findings.map(({ code, severity }) => ({ code, severity }));
  const terms = { consignment, verbatim, document, fixed: fixed() };
  const { executionId, tenantId, startedAt, sink, signer } = request;
  const receipt = new ReceiptWriter(
    {
      format: RECEIPT_FORMAT,
      agent: { id: AGENT_ID, version: AGENT_VERSION },
      ...{ executionId, startedAt, terms },
      ...(tenantId === undefined ? {} : { tenantId }),
    },
    (text) => sink.receipt(text),
  );
  const account = new EudrAccount(terms);
  const progress = await examine(request, opened, { account, receipt });
  await writeRows(request, account.settle().plots);
  const { inputFile } = opened;
  const summary = await receipt.seal({ totals: account.totals(), ...(inputFile && { inputFile }), signer });
  return { output: outputOf(account, findings), progress, receipt: summary, sets: sets() };
}

interface Accounts {
  readonly account: EudrAccount;
  readonly receipt: ReceiptWriter;
}

async function examine(request: BuiltinRequest, { document, inputFile }: OpenedPlots, { account, receipt }: Accounts) {
  const bytesRead = inputFile?.bytes ?? 0;
  let progress = { rowsRead: 0, rowsComputed: 0, rowsRefused: 0, bytesRead };
  for (let at = 0; at < document.plots.length; at += BATCH) {
    request.signal?.throwIfAborted();
    const batch = document.plots.slice(at, at + BATCH);
    for (const plot of batch) receipt.append(account.book(plot));
    await receipt.flush();
    const unread = batch.filter(({ geometry }) => geometry === undefined).length;
    const { rowsRead, rowsComputed, rowsRefused } = progress;
    progress = {
      rowsRead: rowsRead + batch.length,
      rowsComputed: rowsComputed + batch.length - unread,
      rowsRefused: rowsRefused + unread,
      bytesRead,
    };
    request.onProgress?.(progress);
  }
  request.signal?.throwIfAborted();
  return progress;
}

async function writeRows({ sink, signal }: BuiltinRequest, plots: readonly Inspected[]): Promise<void> {
  for (let at = 0; at < plots.length; at += BATCH) {
    signal?.throwIfAborted();
    const batch = plots.slice(at, at + BATCH);
    await sink.rows(batch.map(rowOf).join(''));
    const refused = batch.flatMap((each, nth) =>
      each.plot.geometry === undefined ? [refusalOf(each, at + nth + 1)] : [],
    );
    if (refused.length > 0) await sink.refused(refused.join(''));
  }
}

function refusalOf({ findings: [first] }: Inspected, row: number): string {
  const { pointer = '', value = '', code = '', message = '', remedy = '' } = first ?? {};
  return `${JSON.stringify(refusedRow({ row }, { column: pointer, value, code, reason: message, remedy }))}\n`;
}
