// Shows jobs, and where the result of one can be fetched.
import type { PageRequest } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import type { JobDetail, JobView } from './contract.ts';
import { resultKey } from './records.ts';
import { jobById, jobPage, type Listing, type Reading, viewOf } from './store.ts';

const RESULT_SECONDS = 3600;

export async function getJob(ctx: Reading, jobId: string): Promise<JobDetail> {
  const job = await jobById(ctx, jobId);
  if (job.state !== 'COMPLETED') return viewOf(ctx, job);
  const ticket = { key: resultKey(jobId), fileName: `${jobId}.json`, expiresSeconds: RESULT_SECONDS };
  const expiresAt = new Date(ctx.clock.now().getTime() + RESULT_SECONDS * 1000).toISOString();
  return { ...viewOf(ctx, job), result: { url: await ctx.objects.presignDownload(ticket), expiresAt } };
}

export const listJobs = (ctx: Listing, page: PageRequest): Promise<Page<JobView>> => jobPage(ctx, page);
