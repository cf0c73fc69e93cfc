// What a job is made of.
import * as z from 'zod';

export const JOB_STATES = ['QUEUED', 'RUNNING', 'COMPLETED'] as const;

export const Counts = z.strictObject({ total: z.int(), succeeded: z.int(), failed: z.int() });
export type Counts = z.output<typeof Counts>;

export const DAYS_KEPT = 90;
