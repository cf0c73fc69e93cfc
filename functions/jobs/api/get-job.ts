// The door where a job is shown.
import { getJob, JobDetail, JobNotFound, JobPath } from '../../../lib/jobs/index.ts';
import { endpoint, objectsRead, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'jobs.get',
  route: 'GET /v1/jobs/{jobId}',
  summary: 'Show how far a job has come, and where its result can be fetched once it is complete',
  permission: 'jobs:read',
  path: JobPath,
  output: { 200: JobDetail },
  faults: [JobNotFound],
  uses: [tableRead, objectsRead],
  impact: 'Customers cannot see what became of their jobs.',
  example: { needs: { job: 'agents.create-many' }, path: { jobId: '{{job.id}}' } },
  handle: ({ ctx, path }) => getJob(ctx, path.jobId),
});
