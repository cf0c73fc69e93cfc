// One run of fuel-emissions: rows stream in, entries and refusals stream out, and what stays in memory is totals.
import { library, ownFactorsAnswering, sinceReleaseAnswering } from '../../factors/index.ts';
import { RECEIPT_FORMAT, ReceiptWriter } from '../../receipts/index.ts';
import { NothingUsable } from '../../rows/index.ts';
import type { BuiltinRequest, BuiltinResult, RunProgress } from '../contract.ts';
import { factorSetsOf } from '../data-sets.ts';
import { RowLists } from '../row-lists.ts';
import { type Activities, openActivities, type PlacedRecord } from './activities.ts';
import type { Place } from './activity.ts';
import type { Computed } from './evaluate.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { FuelEmissionsInput } from './input.ts';
import { Ledger, type Listening } from './ledger.ts';
import { outputOf } from './output.ts';
import { rowLine } from './row.ts';
import { shelvesOf, termsOf } from './terms.ts';

export async function runFuelEmissions(request: BuiltinRequest): Promise<BuiltinResult> {
  const input = FuelEmissionsInput.parse(request.input);
  const activities = await openActivities(input, request.file);
  const terms = termsOf(library(), input, { spelling: activities.spelling, ...tenantPart(request, input) });
  const lists = new Lists();
  const ledger = new Ledger(shelvesOf(library(), terms), terms, lists);
  const receipt = new ReceiptWriter(
    {
      format: RECEIPT_FORMAT,
      agent: { id: AGENT_ID, version: AGENT_VERSION },
      executionId: request.executionId,
      ...(request.tenantId === undefined ? {} : { tenantId: request.tenantId }),
      startedAt: request.startedAt,
      terms,
    },
    (text) => request.sink.receipt(text),
  );
  const progress = await compute(request, activities, { ledger, receipt, lists });
  if (ledger.totals.computed === 0) {
    const { activities: rowsRead, refused } = ledger.totals;
    const field = request.file ? '/activityFile' : '/activities';
    throw NothingUsable({ rowsRead, refused, rows: lists.shown, field });
  }
  const inputFile = activities.inputFile();
  const summary = await receipt.seal({
    totals: ledger.totals.forSeal(),
    ...(inputFile === undefined ? {} : { inputFile }),
    signer: request.signer,
  });
  const { ignoredColumns } = activities;
  return {
    output: outputOf({ input, totals: ledger.totals, refused: lists.shown, ignoredColumns }),
    progress,
    receipt: summary,
    sets: factorSetsOf(
      library(),
      ledger.totals.factors().map(({ factor }) => factor.set),
    ),
  };
}

/** The terms are written before a file is read, so for a file they hold all; for rows of the body, what can answer one. */
function tenantPart({ ownFactors: own = [], sinceRelease: since }: BuiltinRequest, { activities }: FuelEmissionsInput) {
  if (activities === undefined) return { own, since };
  const fuels = activities.map(({ fuel }) => fuel);
  return { own: ownFactorsAnswering(own, fuels), since: since && sinceReleaseAnswering(since, fuels) };
}

interface Accounts {
  readonly ledger: Ledger;
  readonly receipt: ReceiptWriter;
  readonly lists: Lists;
}

async function compute(
  request: BuiltinRequest,
  activities: Activities,
  { ledger, receipt, lists }: Accounts,
): Promise<RunProgress> {
  let progress: RunProgress = { rowsRead: 0, rowsComputed: 0, rowsRefused: 0, bytesRead: 0 };
  for await (const { records, bytesRead } of activities.batches) {
    request.signal?.throwIfAborted();
    for (const record of records) book(record, ledger, receipt);
    await receipt.flush();
    const { computed, refused } = lists.take();
    if (computed !== '') await request.sink.rows(computed);
    if (refused !== '') await request.sink.refused(refused);
    const { activities: rowsRead, computed: rowsComputed, refused: rowsRefused } = ledger.totals;
    progress = { rowsRead, rowsComputed, rowsRefused, bytesRead };
    request.onProgress?.(progress);
  }
  request.signal?.throwIfAborted();
  return progress;
}

function book({ place, activities }: PlacedRecord, ledger: Ledger, receipt: ReceiptWriter): void {
  if (typeof activities === 'number') receipt.append(ledger.bookMisshapen(place, activities));
  else if (typeof activities === 'string') receipt.append(ledger.bookUnread(place, activities));
  else for (const activity of activities) receipt.append(ledger.book(place, activity));
}

/** The two documents of rows, a batch at a time. */
class Lists extends RowLists implements Listening {
  computed(place: Place, computed: Computed): void {
    this.add(rowLine(place, computed));
  }
}
