// The door where somebody asks what a superseded factor set means for their results.
import { NewReport, NothingRests, ReportView, requestReport } from '../../../lib/impact/index.ts';
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'impact-reports.request',
  route: 'POST /v1/impact-reports',
  summary: 'Have the results that rest on superseded factor sets computed anew and compared; none is changed',
  permission: 'executions:run',
  body: NewReport,
  output: { 202: ReportView },
  location: ({ id }) => `/v1/impact-reports/${id}`,
  faults: [NothingRests],
  uses: [tableWrite],
  idempotent: true,
  impact: 'Customers cannot learn which results a corrected factor set affects.',
  example: { needs: { run: 'executions.start' }, body: { factorSets: ['epa-hub-2025'] } },
  handle: ({ ctx, body }) => requestReport(ctx, body),
});
