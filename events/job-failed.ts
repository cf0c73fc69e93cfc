// Work on many things was given up.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const jobFailed = defineEvent({
  type: 'job-failed.v1',
  summary: 'A job failed at its last try, or was not heard of for too long; what was done of it stays done.',
  schema: z.object({ jobId: z.string(), kind: z.string(), reason: z.string() }),
  example: { jobId: 'job_01J9ZC6F9TSRHZ3K5D1D2YB7QC', kind: 'agents.create', reason: 'job_unfinished' },
});
