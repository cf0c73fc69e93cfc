// The door of the calculations: requests over HTTP become questions to the calculators, alone or by the thousand.
export {
  CashFlowsRefused,
  FigureOutOfRange,
  NumberRefused,
  SignChangeMissing,
} from '../calculators/index.ts';
export { calculateEmissions } from './emissions/calculate-emissions.ts';
export { EmissionsRequest, EmissionsResult } from './emissions/contract.ts';
export { ActivityRefused, BatchTooHeavy, CarbonFiguresMissing } from './faults.ts';
export { calculateRoi } from './roi/calculate-roi.ts';
export { RoiRequest, RoiResult } from './roi/contract.ts';
export { refuseHeavyBatch } from './roi/weigh.ts';
export { type Batch, batchOf, calculate, isMixed, singleOrBatch } from './single-or-batch.ts';
