// What a job is made of.
import * as z from 'zod';

export const JOB_STATES = ['QUEUED', 'RUNNING', 'COMPLETED', 'FAILED'] as const;

export const Counts = z.strictObject({ total: z.int(), succeeded: z.int(), failed: z.int() });
export type Counts = z.output<typeof Counts>;

/**
 * For so long nothing may be heard of a job before it counts as failed. Between a try that was killed and the next lies the half hour for
 * which its message stays hidden; one that waits may stand behind many. Heard of again, it goes on with what is left.
 */
const SILENCE_HOURS = { QUEUED: 24, RUNNING: 1 } as const;
const HOUR_MS = 3_600_000;

/** When a job that says nothing more counts as failed. */
export const dueAfter = (state: keyof typeof SILENCE_HOURS, heardOf: Date): string =>
  new Date(heardOf.getTime() + SILENCE_HOURS[state] * HOUR_MS).toISOString();

const DAYS_KEPT = 90;
const DAY_MS = 86_400_000;

/** Jobs are kept to the end of a day, and counted as long. */
export const lastSecond = (now: Date): number => (Math.floor(now.getTime() / DAY_MS) + DAYS_KEPT + 1) * 86_400;
