// Accepts work on many things: its items are stored first, then the job is written and announced.
import { jobRequested } from '../../events/job-requested.ts';
import { timestamp } from '../platform/clock.ts';
import type { Queues } from '../platform/queues/index.ts';
import type { JobMessage, JobView } from './contract.ts';
import { dueAfter, lastSecond } from './model.ts';
import { itemsKey } from './records.ts';
import { type Job, putNew, viewOf, type Writing } from './store.ts';

export async function beginJob(ctx: Writing, kind: string, items: readonly unknown[]): Promise<JobView> {
  const { principal, clock } = ctx;
  const job: Job = {
    id: ctx.ids.next('job'),
    listed: 'all',
    kind,
    state: 'QUEUED',
    counts: { total: items.length, succeeded: 0, failed: 0 },
    requestedAt: timestamp(clock),
    requestedBy: principal.id,
    ...(principal.actingFrom && { actingFrom: principal.actingFrom }),
    dueAt: dueAfter('QUEUED', clock.now()),
    expiresAt: lastSecond(clock.now()),
  };
  await ctx.objects.put(itemsKey(job.id), JSON.stringify(items), { contentType: 'application/json' });
  return ctx.commit({
    writes: [putNew(job)],
    audit: { action: 'jobs.requested', resource: `job/${job.id}`, details: { kind, items: items.length } },
    events: [jobRequested({ jobId: job.id, kind, items: items.length })],
    answer: viewOf(ctx, job),
  });
}

export const queueJob = (ctx: { readonly queues: Queues }, message: JobMessage): Promise<void> =>
  ctx.queues.send('jobs', message, { group: message.tenantId });
