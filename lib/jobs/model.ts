// What a job is made of.
import * as z from 'zod';

export const JOB_STATES = ['QUEUED', 'RUNNING', 'COMPLETED', 'FAILED'] as const;

export const Counts = z.strictObject({ total: z.int(), succeeded: z.int(), failed: z.int() });
export type Counts = z.output<typeof Counts>;

const DAYS_KEPT = 90;
const DAY_MS = 86_400_000;

/** Jobs are kept to the end of a day, and counted as long. */
export const lastSecond = (now: Date): number => (Math.floor(now.getTime() / DAY_MS) + DAYS_KEPT + 1) * 86_400;
