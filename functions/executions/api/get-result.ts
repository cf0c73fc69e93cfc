// The door where results and receipts are fetched.

import {
  ExecutionNotFound,
  ExecutionPath,
  getResult,
  ResultNotReady,
  ResultView,
} from '../../../lib/executions/index.ts';
import { endpoint, objectsRead, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'executions.result',
  route: 'GET /v1/agents/{agentId}/executions/{executionId}/result',
  summary: 'Fetch what a run computed, with its receipt, its computed rows and its refused ones',
  permission: 'executions:read',
  path: ExecutionPath,
  output: { 200: ResultView },
  faults: [ExecutionNotFound, ResultNotReady],
  uses: [tableRead, objectsRead],
  impact: 'Customers cannot fetch results or receipts.',
  example: { needs: { run: 'executions.start' }, path: { agentId: '{{run.agentId}}', executionId: '{{run.id}}' } },
  handle: ({ ctx, path }) => getResult(ctx, path.agentId, path.executionId),
});
