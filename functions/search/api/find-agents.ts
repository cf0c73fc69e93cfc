// The door where agents are found by what they are about.
import { endpoint, objectsOnDemand, tableRead, vectorsSearch } from '../../../lib/kernel/index.ts';
import { SearchAgents, SearchResult, searchAgents } from '../../../lib/search/index.ts';

export default endpoint({
  id: 'search.find-agents',
  route: 'POST /v1/agents/search',
  summary: 'Find agents by words and meaning, filtered and counted, each with the reason',
  permission: 'agents:read',
  body: SearchAgents,
  output: { 200: SearchResult },
  faults: [],
  uses: [tableRead, objectsOnDemand, vectorsSearch],
  memoryMb: 1024,
  impact: 'Customers cannot search their agents.',
  example: {
    needs: { agent: 'agents.create' },
    body: {
      text: 'electricity of our buildings',
      filters: { state: ['DRAFT', 'EXPERIMENTAL', 'CERTIFIED'] },
      filter: "createdAt gte '2026-01-01' and not tags eq 'internal'",
      facets: ['category', 'regulations'],
      limit: 5,
    },
  },
  handle: ({ ctx, body }) => searchAgents(ctx, body),
});
