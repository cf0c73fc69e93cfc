// The door where investments are reckoned: what they earn, when, and what a tonne avoided costs.
import * as z from 'zod';
import {
  BatchTooHeavy,
  CarbonFiguresMissing,
  CashFlowsRefused,
  calculate,
  calculateRoi,
  FigureOutOfRange,
  NumberRefused,
  RoiRequest,
  RoiResult,
  refuseHeavyBatch,
  SignChangeMissing,
  singleOrBatch,
} from '../../../lib/calculations/index.ts';
import { endpoint, isMixed, outcomesOf } from '../../../lib/kernel/index.ts';

const Batch = outcomesOf(RoiResult);

export default endpoint({
  id: 'calculations.calculate-roi',
  route: 'POST /v1/calculate/roi',
  summary: 'Compute what an investment earns in money and carbon, or up to 1,000 in order',
  permission: 'calculations:run',
  body: singleOrBatch(RoiRequest),
  output: { 200: z.union([RoiResult, Batch]), 207: Batch },
  status: (data) => (isMixed(data) ? 207 : 200),
  faults: [NumberRefused, FigureOutOfRange, CashFlowsRefused, SignChangeMissing, CarbonFiguresMissing, BatchTooHeavy],
  uses: [],
  memoryMb: 1024,
  timeoutSeconds: 28,
  impact: 'Customers cannot compare investments.',
  example: {
    body: {
      cashFlows: ['-10000', '3000', '4200', '6800'],
      discountRate: '0.1',
      currency: 'EUR',
      carbon: { avoidedKgByPeriod: ['12000', '12000', '12000'], embodiedKg: '3000' },
    },
  },
  handle: async ({ body }) => calculate(body, RoiRequest, calculateRoi, refuseHeavyBatch),
});
