// The door where impact reports are listed.
import { listReports, ReportView } from '../../../lib/impact/index.ts';
import { listing, tableRead } from '../../../lib/kernel/index.ts';

export default listing({
  id: 'impact-reports.list',
  route: 'GET /v1/impact-reports',
  summary: 'List impact reports, newest first',
  permission: 'executions:read',
  item: ReportView,
  sortable: ['requestedAt'],
  faults: [],
  uses: [tableRead],
  impact: 'Customers do not find their impact reports.',
  example: { query: { limit: '5' } },
  handle: ({ ctx, page }) => listReports(ctx, page),
});
