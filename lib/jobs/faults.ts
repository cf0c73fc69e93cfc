// What jobs refuse.
import { defineFault } from '../shared/fault.ts';

export const JobSilent = defineFault<{ jobId: string; dueAt: string }>({
  reason: 'job_silent',
  kind: 'unavailable',
  cause:
    'Nothing was heard of a job for a day while it waited, or for an hour while it was under way: its worker was stopped from outside.',
  remedy: 'What its counts tell is done stays done; ask for the rest again. Heard of again, the job goes on by itself.',
  say: ({ jobId, dueAt }) =>
    `Nothing was heard of the job "${jobId}" by ${dueAt}; what its counts tell is done stays done, and the rest can be asked for again.`,
});

export const JobNotFound = defineFault<{ jobId: string }>({
  reason: 'job_not_found',
  kind: 'not_found',
  cause: 'There is no job with this id in your tenant, or it ended more than 90 days ago.',
  remedy: 'GET /v1/jobs lists what there is.',
  say: ({ jobId }) => `There is no job "${jobId}".`,
});
