// The door where an impact report is shown.
import { getReport, ReportNotFound, ReportPath, ReportView } from '../../../lib/impact/index.ts';
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'impact-reports.get',
  route: 'GET /v1/impact-reports/{reportId}',
  summary: 'Show an impact report: how many results change, and by how much in sum, agent by agent',
  permission: 'executions:read',
  path: ReportPath,
  output: { 200: ReportView },
  faults: [ReportNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see what a corrected factor set means for them.',
  example: { needs: { report: 'impact-reports.request' }, path: { reportId: '{{report.id}}' } },
  handle: ({ ctx, path }) => getReport(ctx, path.reportId),
});
