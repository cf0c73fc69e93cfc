// Goes on with an impact report: a page of results computed anew, written together with where the next page begins.
import * as z from 'zod';
import { impactReportCompleted } from '../../events/impact-report-completed.ts';
import { type Recomputing, recomputeExecution, resultsUsing, type SetUse, setsOf } from '../executions/index.ts';
import { timestamp } from '../platform/clock.ts';
import type { Queues } from '../platform/queues/index.ts';
import { StateChanged } from '../platform/table/index.ts';
import { isFault } from '../shared/fault.ts';
import { type Assessed, addImpacts, figuresOf, isChange } from './model.ts';
import { findReport, type Impact, putImpact, putNext, type Report, viewOf, type Writing } from './store.ts';

/** What waits in the queue of impact reports. */
export const Continuation = z.object({ tenantId: z.string(), reportId: z.string() });
export type Continuation = z.output<typeof Continuation>;

export const askToContinue = (ctx: { readonly queues: Queues }, next: Continuation): Promise<void> =>
  ctx.queues.send('impacts', next, { group: next.tenantId });

type Continuing = Writing & Recomputing & { readonly queues: Queues };

const PER_PAGE = 10;
const TIME_LEFT_MS = 120_000;

/** May be cut off or repeated anywhere: each page is written once, with the place where the next begins. */
export async function continueReport(ctx: Continuing, next: Continuation): Promise<void> {
  for (;;) {
    const report = await findReport(ctx, next.reportId);
    if (report?.state !== 'RUNNING') return;
    if (ctx.remainingMs() < TIME_LEFT_MS) return askToContinue(ctx, next);
    try {
      await writePage(ctx, report);
    } catch (error) {
      // The same message was delivered twice: the other one goes on.
      if (isFault(error, StateChanged)) return;
      throw error;
    }
  }
}

type Judged = Assessed & { readonly impact?: Impact };

async function writePage(ctx: Continuing, report: Report): Promise<void> {
  const { set, ...from } = report.cursor;
  const setId = report.factorSets[set] ?? '';
  const { uses, next } = await resultsUsing(ctx, setId, { from, limit: PER_PAGE });
  const judged: Judged[] = [];
  for (const use of uses) judged.push(...(await assess(ctx, report, use)));
  const cursor = next ? { set, ...next } : { set: set + 1, combination: '', shard: 0 };
  const isLast = cursor.set >= report.factorSets.length;
  const grown = { ...grow(report, judged), cursor, page: report.page + 1 };
  const done: Report = isLast ? { ...grown, state: 'COMPLETE', completedAt: timestamp(ctx.clock) } : grown;
  const { id: reportId, counts } = done;
  await ctx.commit({
    writes: [putNext(report, done), ...judged.flatMap(({ impact }) => (impact ? [putImpact(impact)] : []))],
    ...(isLast && {
      audit: { action: 'impact-reports.completed', resource: `impact-report/${reportId}`, details: counts },
      events: [impactReportCompleted({ reportId, ...viewOf(done), agents: done.agents.length })],
    }),
  });
}

function grow(report: Report, judged: readonly Judged[]): Report {
  const of = (outcome: Assessed['outcome']) => judged.filter((each) => each.outcome === outcome).length;
  const { results, changed, unchanged, impossible } = report.counts;
  const counts = {
    results: results + judged.length,
    changed: changed + of('CHANGED'),
    unchanged: unchanged + of('UNCHANGED'),
    impossible: impossible + of('IMPOSSIBLE'),
  };
  return { ...report, counts, agents: addImpacts(report.agents, judged) };
}

/** Nothing of a result that has been superseded, or that an earlier set of the report has told of already. */
async function assess(ctx: Continuing, report: Report, use: SetUse): Promise<Judged[]> {
  const anew = await recomputeExecution(ctx, use.executionId, report.asOf);
  if (anew.outcome === 'superseded') return [];
  const { id: executionId, agentId, agentVersion } = anew.execution;
  const earlier = report.factorSets.slice(0, report.cursor.set);
  if (setsOf(anew.execution)?.some(({ id }) => earlier.includes(id))) return [];
  const told = { reportId: report.id, executionId, agentId, agentVersion, finishedAt: use.finishedAt };
  if (anew.outcome === 'impossible') {
    const outcome = 'IMPOSSIBLE' as const;
    return [{ agentId, outcome, figures: [], impact: { ...told, outcome, figures: [], problem: anew.problem } }];
  }
  const figures = figuresOf(anew.builtin.headlines, anew.before, anew.after);
  if (!isChange(figures)) return [{ agentId, outcome: 'UNCHANGED', figures }];
  return [{ agentId, outcome: 'CHANGED', figures, impact: { ...told, outcome: 'CHANGED', figures } }];
}
