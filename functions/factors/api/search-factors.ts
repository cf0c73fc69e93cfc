// The door where factors are found by what, where and when.
import {
  ARCHIVE_ASSETS,
  FactorMatch,
  FactorOutOfTime,
  FactorSearch,
  FactorSearchRefused,
  factorTable,
  searchFactors,
  tenantBook,
} from '../../../lib/factors/index.ts';
import { listing, objectsRead } from '../../../lib/kernel/index.ts';

export default listing({
  id: 'factors.search',
  route: 'GET /v1/factors',
  summary: 'Find emission factors by activity, region, unit, source, scope and time, best first and with the reason',
  permission: 'data:read',
  query: FactorSearch,
  item: FactorMatch,
  faults: [FactorSearchRefused, FactorOutOfTime],
  uses: [factorTable, objectsRead],
  assets: ARCHIVE_ASSETS,
  memoryMb: 1024,
  impact: 'Customers cannot look up emission factors.',
  example: { query: { text: 'natural gas', region: 'GB', unit: 'kWh (gross CV)', date: '2024', limit: '5' } },
  handle: async ({ ctx, query, page }) => searchFactors(await tenantBook(ctx), query, page),
});
