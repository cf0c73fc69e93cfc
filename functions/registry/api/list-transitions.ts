// The door where an agent's history is read.
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { AgentNotFound, AgentPath, listTransitions, TransitionView } from '../../../lib/registry/index.ts';

export default listing({
  id: 'transitions.list',
  route: 'GET /v1/agents/{agentId}/transitions',
  summary: 'List the lifecycle history of an agent, oldest first',
  permission: 'agents:read',
  path: AgentPath,
  item: TransitionView,
  sortable: ['at'],
  faults: [AgentNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see how an agent came to its state.',
  example: { needs: { agent: 'agents.create' }, path: { agentId: '{{agent.id}}' } },
  handle: ({ ctx, path, page }) => listTransitions(ctx, path.agentId, page),
});
