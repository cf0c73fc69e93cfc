// The door of the calculations: requests over HTTP become questions to the calculators, alone or by the thousand.
export {
  CashFlowsRefused,
  CurrenciesMixed,
  FigureOutOfRange,
  MeterDataRefused,
  NumberRefused,
  PrecursorCycle,
  PrecursorUnknown,
  SignChangeMissing,
  TooFewObservations,
} from '../calculators/index.ts';
export { calculateCbam } from './cbam/calculate-cbam.ts';
export { CbamRequest, CbamResult } from './cbam/contract.ts';
export { calculateEmissions } from './emissions/calculate-emissions.ts';
export { EmissionsRequest, EmissionsResult } from './emissions/contract.ts';
export { calculateEnergy } from './energy/calculate-energy.ts';
export { EnergyRequest, EnergyResult } from './energy/contract.ts';
export {
  ActivityRefused,
  ActualGivenTwice,
  BatchTooHeavy,
  CarbonFiguresMissing,
  EnergyFieldsMissing,
  QuarterOfAnotherYear,
} from './faults.ts';
export { calculateRoi } from './roi/calculate-roi.ts';
export { RoiRequest, RoiResult } from './roi/contract.ts';
export { refuseHeavyBatch } from './roi/weigh.ts';
export { type Batch, batchOf, calculate, isMixed, singleOrBatch } from './single-or-batch.ts';
