// The door where two editions of a factor set are compared.
import {
  ARCHIVE_ASSETS,
  ComparisonQuery,
  EditionComparisonView,
  EditionsUnlike,
  FactorSetNotFound,
  factorTable,
  SetPath,
  showComparison,
  tenantBook,
} from '../../../lib/factors/index.ts';
import { endpoint, objectsRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'factor-sets.compare',
  route: 'GET /v1/factor-sets/{setId}/compare',
  summary: 'Compare two editions of a factor set: what was added, removed and changed, and by how much',
  permission: 'data:read',
  path: SetPath,
  query: ComparisonQuery,
  output: { 200: EditionComparisonView },
  faults: [FactorSetNotFound, EditionsUnlike],
  uses: [factorTable, objectsRead],
  assets: ARCHIVE_ASSETS,
  memoryMb: 1024,
  impact: 'Customers cannot see what a new edition changes.',
  example: { path: { setId: 'egrid-2023-first' }, query: { with: 'egrid-2023-second' } },
  handle: async ({ ctx, path, query }) => showComparison((await tenantBook(ctx)).archive, path.setId, query),
});
