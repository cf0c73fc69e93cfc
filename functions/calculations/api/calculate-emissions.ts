// The door where the emissions of an activity, of a thousand, or of a whole inventory are computed at once.
import * as z from 'zod';
import {
  ActivityIncomplete,
  ActivityRefused,
  CompleteEmissionsRequest,
  CurrenciesMixed,
  calculate,
  calculateEmissions,
  EmissionsAnswer,
  EmissionsRequest,
  FigureOutOfRange,
  GasUnknown,
  InventoryRefused,
  NumberRefused,
  ProcessUnknown,
  refuseHeavyItems,
  Scope3MethodRefused,
  SimulationTooHeavy,
  singleOrBatch,
  WaysMixed,
} from '../../../lib/calculations/index.ts';
import { ARCHIVE_ASSETS, reckoningTable, tenantBook } from '../../../lib/factors/index.ts';
import { endpoint, isMixed, objectsRead, outcomesOf } from '../../../lib/kernel/index.ts';

const Batch = outcomesOf(EmissionsAnswer);

export default endpoint({
  id: 'calculations.calculate-emissions',
  route: 'POST /v1/calculate/emissions',
  summary: 'Compute the emissions of an activity, of up to 1,000 in order, or of an inventory without double counting',
  permission: 'calculations:run',
  body: singleOrBatch(EmissionsRequest, CompleteEmissionsRequest),
  output: { 200: z.union([EmissionsAnswer, Batch]), 207: Batch },
  status: (data) => (isMixed(data) ? 207 : 200),
  faults: [
    ...[ActivityIncomplete, ActivityRefused, WaysMixed, InventoryRefused, ProcessUnknown],
    ...[Scope3MethodRefused, GasUnknown, NumberRefused, FigureOutOfRange, CurrenciesMixed, SimulationTooHeavy],
  ],
  uses: [reckoningTable, objectsRead],
  assets: ARCHIVE_ASSETS,
  memoryMb: 1024,
  timeoutSeconds: 28,
  impact: 'Customers cannot compute emissions on the spot.',
  example: {
    body: { fuel: 'natural gas', quantity: '1250', unit: 'therm', region: 'US', date: '2025-03', gwpSet: 'AR5' },
  },
  handle: async ({ ctx, body }) => {
    const book = await tenantBook(ctx);
    return calculate(body, CompleteEmissionsRequest, (asked) => calculateEmissions(asked, book), refuseHeavyItems);
  },
});
