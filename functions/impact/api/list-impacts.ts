// The door where the results an impact report is about are listed.
import { ImpactView, listImpacts, ReportNotFound, ReportPath } from '../../../lib/impact/index.ts';
import { listing, tableRead } from '../../../lib/kernel/index.ts';

export default listing({
  id: 'impact-reports.list-results',
  route: 'GET /v1/impact-reports/{reportId}/results',
  summary: 'List the results that would change, with each headline figure before and after',
  permission: 'executions:read',
  path: ReportPath,
  item: ImpactView,
  sortable: ['executionId'],
  faults: [ReportNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see which results a corrected factor set affects.',
  example: { needs: { report: 'impact-reports.request' }, path: { reportId: '{{report.id}}' } },
  handle: ({ ctx, path, page }) => listImpacts(ctx, path.reportId, page),
});
