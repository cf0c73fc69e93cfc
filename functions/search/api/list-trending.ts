// The door where a tenant sees what it runs most.
import { listing, objectsOnDemand, tableRead } from '../../../lib/kernel/index.ts';
import { TrendingAgent, trendingAgents } from '../../../lib/search/index.ts';

export default listing({
  id: 'search.list-trending',
  route: 'GET /v1/agents/trending',
  summary: 'List the agents run most in the last seven days',
  permission: 'agents:read',
  item: TrendingAgent,
  faults: [],
  uses: [tableRead, objectsOnDemand],
  memoryMb: 1024,
  impact: 'Customers do not see which agents are in use.',
  example: { needs: { run: 'executions.start' }, query: { limit: '5' } },
  handle: ({ ctx, page }) => trendingAgents(ctx, page),
});
