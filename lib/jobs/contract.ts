// What crosses the border of jobs.
import * as z from 'zod';
import { idPattern } from '../platform/ids.ts';
import { Counts, JOB_STATES } from './model.ts';

export const JobView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  state: z.enum(JOB_STATES),
  counts: Counts.describe('How many items there are, and how many were done or refused so far.'),
  requestedAt: z.iso.datetime(),
  requestedBy: z.string(),
  startedAt: z.iso.datetime().optional(),
  completedAt: z.iso.datetime().optional(),
  failure: z
    .strictObject({ reason: z.string(), message: z.string(), at: z.iso.datetime() })
    .optional()
    .describe('Why a job that is FAILED was given up; what `counts` tells is done stays done.'),
});
export type JobView = z.output<typeof JobView>;

/** Of one job, once it is complete: where every item's outcome can be fetched. */
export const JobDetail = JobView.extend({
  result: z
    .strictObject({ url: z.url(), expiresAt: z.iso.datetime() })
    .optional()
    .describe('A JSON file of every outcome in order, to be fetched while the address holds.'),
});
export type JobDetail = z.output<typeof JobDetail>;

export const JobPath = z.strictObject({
  jobId: z.string().regex(idPattern('job'), 'A job id looks like job_01J9ZC6F9TSRHZ3K5D1D2YB7QC.'),
});

/** What waits in the queue of jobs. */
export const JobMessage = z.object({ tenantId: z.string(), jobId: z.string(), kind: z.string() });
export type JobMessage = z.output<typeof JobMessage>;
