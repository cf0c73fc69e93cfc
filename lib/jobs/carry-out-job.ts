// Does a job: its items as the domain does them, its counts as it goes, its result at the end.
import * as z from 'zod';
import { jobCompleted } from '../../events/job-completed.ts';
import type { Outcome, Outcomes, Undertaking } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import { dueAfter } from './model.ts';
import { itemsKey, resultKey } from './records.ts';
import { type Job, jobById, putNext, type Writing } from './store.ts';

const PROGRESS_EVERY = 100;

/** Does every item in the name of who asked; tells each outcome as it comes. */
export type JobWork = (
  items: readonly unknown[],
  undertaking: Undertaking,
  tell: (outcome: Outcome<unknown>) => Promise<void>,
) => Promise<Outcomes<unknown>>;

/** Begun again, a job does what is left of it; one that is complete, nothing. */
export async function carryOutJob(ctx: Writing, jobId: string, work: JobWork): Promise<void> {
  const job = await jobById(ctx, jobId);
  if (job.state === 'COMPLETED') return;
  const { failure, ...rest } = job;
  const startedAt = job.startedAt ?? timestamp(ctx.clock);
  const running: Job = { ...rest, state: 'RUNNING', startedAt, dueAt: dueAfter('RUNNING', ctx.clock.now()) };
  await ctx.commit({ writes: [putNext(job, running)] });
  const items = z.array(z.unknown()).parse(JSON.parse(await ctx.objects.text(itemsKey(jobId))));
  const { requestedBy: id, actingFrom } = job;
  const onBehalfOf = { id, ...(actingFrom && { actingFrom }) };
  const outcomes = await work(items, { id: jobId, onBehalfOf }, progress(ctx, running));
  await ctx.objects.put(resultKey(jobId), JSON.stringify(outcomes), { contentType: 'application/json' });
  await complete(ctx, running, outcomes.counts);
}

function progress(ctx: Writing, running: Job): (outcome: Outcome<unknown>) => Promise<void> {
  const counts = { ...running.counts, succeeded: 0, failed: 0 };
  return async ({ errors }) => {
    counts[errors ? 'failed' : 'succeeded'] += 1;
    if ((counts.succeeded + counts.failed) % PROGRESS_EVERY > 0) return;
    const dueAt = dueAfter('RUNNING', ctx.clock.now());
    await ctx.commit({ writes: [putNext(running, { ...running, counts: { ...counts }, dueAt })] });
  };
}

function complete(ctx: Writing, { dueAt, ...running }: Job, counts: Job['counts']): Promise<void> {
  const { id: jobId, kind } = running;
  const { succeeded, failed } = counts;
  return ctx.commit({
    writes: [putNext(running, { ...running, state: 'COMPLETED', counts, completedAt: timestamp(ctx.clock) })],
    audit: { action: 'jobs.completed', resource: `job/${jobId}`, details: { kind, succeeded, failed } },
    events: [jobCompleted({ jobId, kind, succeeded, failed })],
  });
}
