// The door where the published sets of factors are listed.
import { FactorSetSearch, FactorSetView, factorTable, listFactorSets, tenantBook } from '../../../lib/factors/index.ts';
import { listing, objectsRead } from '../../../lib/kernel/index.ts';

export default listing({
  id: 'factor-sets.list',
  route: 'GET /v1/factor-sets',
  summary: 'List the sets of emission factors, the latest published first',
  permission: 'data:read',
  query: FactorSetSearch,
  item: FactorSetView,
  sortable: ['id', 'series', 'recordedAt', 'validFrom', 'rows'],
  sorts: true,
  faults: [],
  uses: [factorTable, objectsRead],
  impact: 'Customers cannot see which publications the figures come from.',
  example: { query: { asOf: '2026-01-01' } },
  handle: async ({ ctx, query, page }) => listFactorSets(await tenantBook(ctx), query, page),
});
