// The door where a tenant states a factor of its own.
import {
  ARCHIVE_ASSETS,
  FactorCard,
  NewOwnFactor,
  OwnFactorRefused,
  OwnFactorsFull,
  OwnFactorTaken,
  recordOwnFactor,
} from '../../../lib/factors/index.ts';
import { endpoint, objectsWrite, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'factors.record',
  route: 'POST /v1/factors',
  summary: 'Record a factor of your own, or a further revision of one; it answers before the published ones',
  permission: 'data:write',
  body: NewOwnFactor,
  output: { 201: FactorCard },
  location: ({ id }) => `/v1/factors/${id}`,
  faults: [OwnFactorRefused, OwnFactorTaken, OwnFactorsFull],
  uses: [tableWrite, objectsWrite],
  idempotent: true,
  assets: ARCHIVE_ASSETS,
  memoryMb: 1024,
  impact: 'Customers cannot record factors of their own.',
  example: {
    body: {
      id: 'own-district-heat-leeds',
      activity: 'District heat Leeds',
      unit: 'kWh',
      region: 'GB',
      scope: '2',
      validFrom: '2025-01-01',
      co2e: '0.0841',
      source: 'Supplier certificate 2025-117, verified',
      quality: { technology: 1, time: 1, geography: 1, completeness: 2, reliability: 2 },
      uncertainty: '0.05',
    },
  },
  handle: ({ ctx, body }) => recordOwnFactor(ctx, body),
});
