// The door where the runs of an agent are listed.

import { AgentRunsPath, ExecutionView, listExecutions } from '../../../lib/executions/index.ts';
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { AgentNotFound } from '../../../lib/registry/index.ts';

export default listing({
  id: 'executions.list',
  route: 'GET /v1/agents/{agentId}/executions',
  summary: 'List the runs of an agent, newest first',
  permission: 'executions:read',
  path: AgentRunsPath,
  item: ExecutionView,
  sortable: ['createdAt'],
  faults: [AgentNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see which runs there were.',
  example: { needs: { run: 'executions.start' }, path: { agentId: '{{run.agentId}}' } },
  handle: ({ ctx, path, page }) => listExecutions(ctx, path.agentId, page),
});
