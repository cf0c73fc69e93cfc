// The door where a run is shown.

import { ExecutionNotFound, ExecutionPath, ExecutionView, getExecution } from '../../../lib/executions/index.ts';
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'executions.get',
  route: 'GET /v1/agents/{agentId}/executions/{executionId}',
  summary: 'Show a run: state, progress, failure',
  permission: 'executions:read',
  path: ExecutionPath,
  output: { 200: ExecutionView },
  faults: [ExecutionNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see how a run is getting on.',
  example: { needs: { run: 'executions.start' }, path: { agentId: '{{run.agentId}}', executionId: '{{run.id}}' } },
  handle: ({ ctx, path }) => getExecution(ctx, path.agentId, path.executionId),
});
