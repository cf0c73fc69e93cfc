// The door where it is counted what kinds of agents there are.
import { endpoint, objectsOnDemand, tableRead, vectorsSearch } from '../../../lib/kernel/index.ts';
import { FacetQuery, FacetsView, showFacets } from '../../../lib/search/index.ts';

export default endpoint({
  id: 'search.show-facets',
  route: 'GET /v1/agents/search/facets',
  summary: 'Count agents by category, tag, state, regulation, built-in and certification',
  permission: 'agents:read',
  query: FacetQuery,
  output: { 200: FacetsView },
  faults: [],
  uses: [tableRead, objectsOnDemand, vectorsSearch],
  memoryMb: 1024,
  impact: 'Customers cannot see by what to narrow a search.',
  example: { needs: { agent: 'agents.create' }, query: { text: 'emissions', filter: "state ne 'RETIRED'" } },
  handle: ({ ctx, query }) => showFacets(ctx, query),
});
