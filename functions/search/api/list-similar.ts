// The door where agents like another one are found.
import { listing, objectsOnDemand, tableRead, vectorsSearch } from '../../../lib/kernel/index.ts';
import { AgentNotFound, AgentPath } from '../../../lib/registry/index.ts';
import { SimilarAgent, similarAgents } from '../../../lib/search/index.ts';

export default listing({
  id: 'search.list-similar',
  route: 'GET /v1/agents/{agentId}/similar',
  summary: 'List agents that mean the same as this one, nearest first',
  permission: 'agents:read',
  path: AgentPath,
  item: SimilarAgent,
  faults: [AgentNotFound],
  uses: [tableRead, objectsOnDemand, vectorsSearch],
  memoryMb: 1024,
  impact: 'Customers do not find alternatives to an agent.',
  example: { needs: { agent: 'agents.create' }, path: { agentId: '{{agent.id}}' }, query: { limit: '5' } },
  handle: ({ ctx, path, page }) => similarAgents(ctx, path.agentId, page),
});
