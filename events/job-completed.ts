// Work on many things has come to its end.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const jobCompleted = defineEvent({
  type: 'job-completed.v1',
  summary: 'Every item of a job was done or refused; its result can be fetched.',
  schema: z.object({ jobId: z.string(), kind: z.string(), succeeded: z.int(), failed: z.int() }),
  example: { jobId: 'job_01J9ZC6F9TSRHZ3K5D1D2YB7QC', kind: 'agents.create', succeeded: 249, failed: 1 },
});
