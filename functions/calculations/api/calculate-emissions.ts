// The door where the emissions of one activity, or of a thousand, are computed at once.
import * as z from 'zod';
import {
  ActivityRefused,
  batchOf,
  calculate,
  calculateEmissions,
  EmissionsRequest,
  EmissionsResult,
  FigureOutOfRange,
  isMixed,
  NumberRefused,
  singleOrBatch,
} from '../../../lib/calculations/index.ts';
import { endpoint } from '../../../lib/kernel/index.ts';

const Batch = batchOf(EmissionsResult);

export default endpoint({
  id: 'calculations.calculate-emissions',
  route: 'POST /v1/calculate/emissions',
  summary: 'Compute the emissions of an activity, or of up to 1,000 in order',
  permission: 'calculations:run',
  body: singleOrBatch(EmissionsRequest),
  output: { 200: z.union([EmissionsResult, Batch]), 207: Batch },
  status: (data) => (isMixed(data) ? 207 : 200),
  faults: [ActivityRefused, NumberRefused, FigureOutOfRange],
  uses: [],
  memoryMb: 1024,
  timeoutSeconds: 28,
  impact: 'Customers cannot compute emissions on the spot.',
  example: {
    body: { fuel: 'natural gas', quantity: '1250', unit: 'therm', region: 'US', date: '2025-03', gwpSet: 'AR5' },
  },
  handle: async ({ body }) => calculate(body, EmissionsRequest, calculateEmissions),
});
