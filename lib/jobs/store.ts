// The access patterns of jobs.
import { type BaseContext, type Commit, isDescending, type PageRequest } from '../kernel/index.ts';
import type { ObjectsRead, ObjectsWrite } from '../platform/objects/index.ts';
import { type Page, put, type TableReader, type Value, type Write } from '../platform/table/index.ts';
import type { JobView } from './contract.ts';
import { JobNotFound } from './faults.ts';
import { jobRecord } from './records.ts';

export type Listing = BaseContext & { readonly table: TableReader };
export type Reading = Listing & { readonly objects: ObjectsRead };
export type Writing = Listing & { readonly commit: Commit; readonly objects: ObjectsWrite };

export type Job = Value<typeof jobRecord>;

/** Throws JobNotFound. */
export async function jobById(ctx: Listing, jobId: string): Promise<Job> {
  const job = await ctx.table.get(jobRecord, { id: jobId });
  if (!job || isOver(ctx, job)) throw JobNotFound({ jobId });
  return job;
}

/** Newest first. */
export async function jobPage(ctx: Listing, page: PageRequest): Promise<Page<JobView>> {
  const descending = isDescending(page, 'newest first');
  const options = { index: 'gsi1', match: { listed: 'all' }, ...page, descending } as const;
  const { items, next, ...rest } = await ctx.table.query(jobRecord, options);
  const there = items.filter((job) => !isOver(ctx, job));
  return { items: there.map(viewOf), ...rest, ...(next && { next }) };
}

/** The database removes what has expired within days, not at once. */
const isOver = ({ clock }: BaseContext, { expiresAt }: Job): boolean => expiresAt * 1000 <= clock.now().getTime();

export const putNew = (job: Job): Write => put(jobRecord, job, { when: { absent: true } });

/** Whoever completed the job meanwhile wins. */
export const putNext = (before: Job, next: Job): Write =>
  put(jobRecord, next, { when: { is: { state: before.state, listed: before.listed, expiresAt: before.expiresAt } } });

export function viewOf({ listed, actingFrom, expiresAt, ...job }: Job): JobView {
  return job;
}
