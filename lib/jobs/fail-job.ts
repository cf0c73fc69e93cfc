// Says of a job that it will not be done; sent again from the dead letters it goes on with what is left.
import { jobFailed } from '../../events/job-failed.ts';
import { timestamp } from '../platform/clock.ts';
import type { Fault } from '../shared/fault.ts';
import { type Job, jobById, putNext, type Writing } from './store.ts';

export async function failJob(ctx: Writing, jobId: string, fault: Fault): Promise<void> {
  const job = await jobById(ctx, jobId);
  if (job.state === 'COMPLETED' || job.state === 'FAILED') return;
  const { reason } = fault.type;
  const failure = { reason, message: fault.message, at: timestamp(ctx.clock) };
  const failed: Job = { ...job, state: 'FAILED', failure };
  await ctx.commit({
    writes: [putNext(job, failed)],
    audit: { action: 'jobs.failed', resource: `job/${jobId}`, details: { kind: job.kind, reason } },
    events: [jobFailed({ jobId, kind: job.kind, reason })],
  });
}
