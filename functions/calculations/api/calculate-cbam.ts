// The door where CBAM imports are reckoned, by default values and by actual ones.
import * as z from 'zod';
import {
  ActualGivenTwice,
  CbamRequest,
  CbamResult,
  CurrenciesMixed,
  calculate,
  calculateCbam,
  FigureOutOfRange,
  NumberRefused,
  PrecursorCycle,
  PrecursorUnknown,
  QuarterOfAnotherYear,
  singleOrBatch,
} from '../../../lib/calculations/index.ts';
import {
  CBAM_ASSETS,
  CbamValueMissing,
  CnCodeOfAnotherYear,
  CnCodeRefused,
  CnCodeTooShort,
  cbamTables,
  OriginRefused,
  RegimeYearRefused,
} from '../../../lib/factors/index.ts';
import { endpoint, isMixed, outcomesOf } from '../../../lib/kernel/index.ts';

const Batch = outcomesOf(CbamResult);

export default endpoint({
  id: 'calculations.calculate-cbam',
  route: 'POST /v1/calculate/cbam',
  summary: 'Compute what an import of CBAM goods owes, or up to 1,000 in order',
  permission: 'calculations:run',
  body: singleOrBatch(CbamRequest),
  output: { 200: z.union([CbamResult, Batch]), 207: Batch },
  status: (data) => (isMixed(data) ? 207 : 200),
  faults: [
    ...[CnCodeRefused, CnCodeTooShort, CnCodeOfAnotherYear, OriginRefused, RegimeYearRefused, CbamValueMissing],
    ...[NumberRefused, FigureOutOfRange, CurrenciesMixed, QuarterOfAnotherYear],
    ...[PrecursorCycle, PrecursorUnknown, ActualGivenTwice],
  ],
  uses: [],
  assets: CBAM_ASSETS,
  memoryMb: 1024,
  timeoutSeconds: 28,
  impact: 'Customers cannot reckon what their imports owe.',
  example: {
    body: { cnCode: '72081000', origin: 'IN', massT: '100', year: 2026, quarter: '2026-Q1', actual: { direct: '2.1' } },
  },
  handle: async ({ body }) => calculate(body, CbamRequest, (asked) => calculateCbam(cbamTables(), asked)),
});
