// How jobs lie in the table, and their documents in object storage.
import * as z from 'zod';
import { defineRecord } from '../platform/table/index.ts';
import { Counts, JOB_STATES } from './model.ts';

export const jobRecord = defineRecord({
  entity: 'job',
  plane: 'tenant',
  purpose:
    'Work on many things: what was asked by whom, and how far it has come. GSI1 lists jobs by age, GSI2 those under way by when they count as failed if nothing more is heard of them; expires by TTL.',
  key: { pk: 'JOB#{id}', sk: 'JOB' },
  gsi1: { pk: 'JOBS#{listed}', sk: '{id}' },
  gsi2: { pk: 'JOBS_DUE', sk: '{dueAt}#{id}' },
  counts: [{ by: ['listed', 'state'], shards: 2, until: 'expiresAt' }],
  schema: z.object({
    id: z.string(),
    listed: z.literal('all'),
    /** `<plural>.<verb>` as in operations; the domain whose work it is knows what it means. */
    kind: z.string(),
    state: z.enum(JOB_STATES),
    counts: Counts,
    requestedAt: z.string(),
    requestedBy: z.string(),
    /** The tenant who asked belongs to, where it is not this one. */
    actingFrom: z.string().optional(),
    startedAt: z.string().optional(),
    completedAt: z.string().optional(),
    /** Of one that is waiting or under way: when it counts as failed. */
    dueAt: z.string().optional(),
    failure: z.object({ reason: z.string(), message: z.string(), at: z.string() }).optional(),
    expiresAt: z.number(),
  }),
});

export const itemsKey = (jobId: string): string => `jobs/${jobId}/items.json`;
export const resultKey = (jobId: string): string => `jobs/${jobId}/result.json`;
