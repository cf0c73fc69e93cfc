// What jobs refuse.
import { defineFault } from '../shared/fault.ts';

export const JobNotFound = defineFault<{ jobId: string }>({
  reason: 'job_not_found',
  kind: 'not_found',
  cause: 'There is no job with this id in your tenant, or it ended more than 90 days ago.',
  remedy: 'GET /v1/jobs lists what there is.',
  say: ({ jobId }) => `There is no job "${jobId}".`,
});
