// The access patterns of jobs.
import { type BaseContext, type Commit, isDescending, type PageRequest } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import type { ObjectsRead, ObjectsWrite } from '../platform/objects/index.ts';
import { type Page, put, type TableReader, type Value, type Write } from '../platform/table/index.ts';
import type { Fault } from '../shared/fault.ts';
import type { JobView } from './contract.ts';
import { JobNotFound, JobSilent } from './faults.ts';
import { jobRecord } from './records.ts';

export type Listing = BaseContext & { readonly table: TableReader };
export type Reading = Listing & { readonly objects: ObjectsRead };
export type Telling = Listing & { readonly commit: Commit };
export type Writing = Telling & { readonly objects: ObjectsWrite };

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
  return { items: there.map((job) => viewOf(ctx, job)), ...rest, ...(next && { next }) };
}

/** The database removes what has expired within days, not at once. */
const isOver = ({ clock }: BaseContext, { expiresAt }: Job): boolean => expiresAt * 1000 <= clock.now().getTime();

export const putNew = (job: Job): Write => put(jobRecord, job, { when: { absent: true } });

/** Whoever completed the job meanwhile wins; and with `dueAt`, whoever said anything of it. */
export function putNext({ state, listed, expiresAt }: Job, next: Job, dueAt?: string): Write {
  return put(jobRecord, next, { when: { is: { state, listed, expiresAt, ...(dueAt && { dueAt }) } } });
}

/** Of which nothing was heard for too long, the longest silent first. */
export async function silentJobs(ctx: Listing, limit: number): Promise<Job[]> {
  const { items } = await ctx.table.query(jobRecord, { index: 'gsi2', match: {}, limit });
  return items.filter((job) => isSilent(ctx, job));
}

const isSilent = ({ clock }: BaseContext, { dueAt }: Job): boolean => dueAt !== undefined && dueAt < timestamp(clock);

export const silenceOf = ({ id: jobId, dueAt = '' }: Job): Fault => JobSilent({ jobId, dueAt });

/** A job fallen silent is shown as what the sweeper will make of it. */
export function viewOf(ctx: BaseContext, job: Job): JobView {
  const { listed, actingFrom, expiresAt, dueAt, ...view } = job;
  if (!isSilent(ctx, job)) return view;
  const { type, message } = silenceOf(job);
  return { ...view, state: 'FAILED', failure: { reason: type.reason, message, at: dueAt ?? view.requestedAt } };
}
