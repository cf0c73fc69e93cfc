// The door where somebody sees what people with like habits run.
import { listing, objectsOnDemand, tableRead } from '../../../lib/kernel/index.ts';
import { RecommendedAgent, recommendAgents } from '../../../lib/search/index.ts';

export default listing({
  id: 'search.list-recommended',
  route: 'GET /v1/agents/recommended',
  summary: 'List agents you may want to run, each with the reason',
  permission: 'agents:read',
  item: RecommendedAgent,
  faults: [],
  uses: [tableRead, objectsOnDemand],
  memoryMb: 1024,
  impact: 'Customers get no recommendations.',
  example: { needs: { run: 'executions.start' }, query: { limit: '5' } },
  handle: ({ ctx, page }) => recommendAgents(ctx, page),
});
