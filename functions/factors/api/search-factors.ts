// The door where factors are found by what, where and when.
import { FactorMatch, FactorSearch, FactorSearchRefused, searchFactors } from '../../../lib/factors/index.ts';
import { listing } from '../../../lib/kernel/index.ts';

export default listing({
  id: 'factors.search',
  route: 'GET /v1/factors',
  summary: 'Find emission factors by activity, region, unit, source, scope and time, best first and with the reason',
  permission: 'data:read',
  query: FactorSearch,
  item: FactorMatch,
  faults: [FactorSearchRefused],
  uses: [],
  impact: 'Customers cannot look up emission factors.',
  example: { query: { fuel: 'natural gas', region: 'GB', unit: 'kWh (gross CV)', date: '2024', limit: '5' } },
  handle: ({ query, page }) => searchFactors(query, page),
});
