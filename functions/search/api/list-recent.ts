// The door where a tenant sees what is new.
import { listing, objectsOnDemand, tableRead } from '../../../lib/kernel/index.ts';
import { AgentCard, recentAgents } from '../../../lib/search/index.ts';

export default listing({
  id: 'search.list-recent',
  route: 'GET /v1/agents/recent',
  summary: 'List the agents created last',
  permission: 'agents:read',
  item: AgentCard,
  faults: [],
  uses: [tableRead, objectsOnDemand],
  memoryMb: 1024,
  impact: 'Customers do not see new agents at a glance.',
  example: { needs: { agent: 'agents.create' }, query: { limit: '5' } },
  handle: ({ ctx, page }) => recentAgents(ctx, page),
});
