// The door where a run is watched live.

import { ExecutionNotFound, ExecutionPath, followExecution } from '../../../lib/executions/index.ts';
import { eventStream, tableRead } from '../../../lib/kernel/index.ts';

export default eventStream({
  id: 'executions.follow',
  route: 'GET /v1/agents/{agentId}/executions/{executionId}/events',
  summary: 'Watch a run as server-sent events until it ends',
  permission: 'executions:read',
  path: ExecutionPath,
  faults: [ExecutionNotFound],
  uses: [tableRead],
  timeoutSeconds: 300,
  impact: 'Customers cannot watch runs live; GET …/executions/{id} still works.',
  example: { needs: { run: 'executions.start' }, path: { agentId: '{{run.agentId}}', executionId: '{{run.id}}' } },
  handle: ({ ctx, path }) => followExecution(ctx, path.agentId, path.executionId),
});
