// Work on many things was accepted, to be done after the answer.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const jobRequested = defineEvent({
  type: 'job-requested.v1',
  summary: 'Work on many things at once was accepted and waits for its turn.',
  schema: z.object({ jobId: z.string(), kind: z.string(), items: z.int() }),
  example: { jobId: 'job_01J9ZC6F9TSRHZ3K5D1D2YB7QC', kind: 'agents.create', items: 250 },
});
