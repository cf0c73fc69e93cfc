// The door where one factor is followed through all editions.
import {
  ARCHIVE_ASSETS,
  FactorHistory,
  FactorNotFound,
  FactorPath,
  FactorSetSearch,
  factorTable,
  showHistory,
  tenantBook,
} from '../../../lib/factors/index.ts';
import { endpoint, objectsRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'factors.get-history',
  route: 'GET /v1/factors/{factorId}/history',
  summary: 'Follow an emission factor through all editions of its series, with what changed absolutely and relatively',
  permission: 'data:read',
  path: FactorPath,
  query: FactorSetSearch,
  output: { 200: FactorHistory },
  faults: [FactorNotFound],
  uses: [factorTable, objectsRead],
  assets: ARCHIVE_ASSETS,
  memoryMb: 1024,
  impact: 'Customers cannot see how a figure changed over the years.',
  example: { path: { factorId: 'EGRID-2023R2-NYCW' } },
  handle: async ({ ctx, path, query }) => showHistory(await tenantBook(ctx), path.factorId, query.asOf),
});
