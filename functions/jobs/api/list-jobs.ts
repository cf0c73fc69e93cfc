// The door where jobs are listed.
import { JobView, listJobs } from '../../../lib/jobs/index.ts';
import { listing, tableRead } from '../../../lib/kernel/index.ts';

export default listing({
  id: 'jobs.list',
  route: 'GET /v1/jobs',
  summary: 'List jobs, newest first',
  permission: 'jobs:read',
  item: JobView,
  sortable: ['requestedAt'],
  faults: [],
  uses: [tableRead],
  impact: 'Customers do not find their jobs.',
  example: { query: { limit: '5' } },
  handle: ({ ctx, page }) => listJobs(ctx, page),
});
