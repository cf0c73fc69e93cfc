// The door where one factor is shown.
import {
  ARCHIVE_ASSETS,
  FactorCard,
  FactorGlance,
  FactorNotFound,
  FactorPath,
  FactorSearchRefused,
  factorTable,
  showFactor,
  tenantBook,
} from '../../../lib/factors/index.ts';
import { endpoint, objectsRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'factors.get',
  route: 'GET /v1/factors/{factorId}',
  summary: 'Show an emission factor with its figures, source, licence, validity, quality and uncertainty',
  permission: 'data:read',
  path: FactorPath,
  query: FactorGlance,
  output: { 200: FactorCard },
  faults: [FactorNotFound, FactorSearchRefused],
  uses: [factorTable, objectsRead],
  assets: ARCHIVE_ASSETS,
  memoryMb: 1024,
  impact: 'Customers cannot see where a figure comes from.',
  example: { path: { factorId: 'EGRID-2023R2-NWPP' }, query: { asOf: '2025-12-31', date: '2026', region: 'US-NWPP' } },
  handle: async ({ ctx, path, query }) => showFactor(await tenantBook(ctx), path.factorId, query),
});
