// Begins an impact report: because a set was released or withdrawn, or because somebody asks.
import type { DomainEvent } from '../../events/envelope.ts';
import { impactReportRequested } from '../../events/impact-report-requested.ts';
import { resultsUsing, type UsesAfter } from '../executions/index.ts';
import { withTables } from '../factors/index.ts';
import { timestamp } from '../platform/clock.ts';
import type { NewReport, ReportView } from './contract.ts';
import { NothingRests } from './faults.ts';
import { putNew, type Reading, type Report, viewOf, type Writing } from './store.ts';

/** Throws NothingRests. */
export async function requestReport(ctx: Writing, wanted: NewReport): Promise<ReportView> {
  const { asOf } = wanted;
  const factorSets = [...new Set(wanted.factorSets.flatMap(withTables))];
  if (!(await haveResults(ctx, factorSets))) throw NothingRests({ factorSets: wanted.factorSets });
  return begin(ctx, newReport(ctx, { factorSets, asOf: asOf ?? timestamp(ctx.clock).slice(0, 10) }));
}

/** None where nothing of the tenant's rests on what was superseded, or where nothing was: the first of a series. */
export async function reportOnRelease(
  ctx: Writing,
  {
    release,
    superseded,
    asOf,
  }: { readonly release: string; readonly superseded: string | undefined; readonly asOf: string },
): Promise<void> {
  if (superseded === undefined) return;
  const factorSets = withTables(superseded);
  if (!(await haveResults(ctx, factorSets))) return;
  await begin(ctx, newReport(ctx, { factorSets, release, asOf }));
}

type Wanted = Pick<Report, 'factorSets' | 'asOf' | 'release'>;

const newReport = (ctx: Writing, wanted: Wanted): Report => ({
  ...wanted,
  id: ctx.ids.next('imp'),
  listed: 'all',
  state: 'RUNNING',
  counts: { results: 0, changed: 0, unchanged: 0, impossible: 0 },
  agents: [],
  cursor: { set: 0, combination: '', shard: 0 },
  page: 0,
  requestedAt: timestamp(ctx.clock),
  requestedBy: ctx.principal.id,
});

function begin(ctx: Writing, report: Report): Promise<ReportView> {
  const { id: reportId, factorSets, asOf } = report;
  const events: DomainEvent[] = [impactReportRequested({ reportId, factorSets, asOf })];
  const audit = {
    action: 'impact-reports.requested',
    resource: `impact-report/${reportId}`,
    details: { factorSets, asOf },
  };
  return ctx.commit({ writes: [putNew(report)], audit, events, answer: viewOf(report) });
}

const haveResults = async (ctx: Reading, factorSets: readonly string[]): Promise<boolean> =>
  (await Promise.all(factorSets.map((setId) => hasResults(ctx, setId)))).includes(true);

async function hasResults(ctx: Reading, setId: string): Promise<boolean> {
  let from: UsesAfter | undefined;
  do {
    const page = await resultsUsing(ctx, setId, { from, limit: 1 });
    if (page.uses.length > 0) return true;
    from = page.next;
  } while (from);
  return false;
}
