// Says of a job that it will not be done; sent again from the dead letters it goes on with what is left.
import { jobFailed } from '../../events/job-failed.ts';
import { timestamp } from '../platform/clock.ts';
import type { Fault } from '../shared/fault.ts';
import { type Job, jobById, putNext, type Telling } from './store.ts';

export async function failJob(ctx: Telling, jobId: string, fault: Fault): Promise<void> {
  const job = await jobById(ctx, jobId);
  if (job.state !== 'COMPLETED' && job.state !== 'FAILED') await endFailed(ctx, job, fault);
}

/** Whoever goes on with it meanwhile wins. */
export async function endFailed(ctx: Telling, job: Job, fault: Fault): Promise<void> {
  const { dueAt, ...rest } = job;
  const { id: jobId } = job;
  const { reason } = fault.type;
  const failure = { reason, message: fault.message, at: timestamp(ctx.clock) };
  const failed: Job = { ...rest, state: 'FAILED', failure };
  await ctx.commit({
    writes: [putNext(job, failed, dueAt)],
    audit: { action: 'jobs.failed', resource: `job/${jobId}`, details: { kind: job.kind, reason } },
    events: [jobFailed({ jobId, kind: job.kind, reason })],
  });
}
