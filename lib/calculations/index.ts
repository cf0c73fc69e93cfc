// The door of the calculations: requests over HTTP become questions to the calculators, alone or by the thousand.
export {
  CashFlowsRefused,
  CurrenciesMixed,
  FigureOutOfRange,
  MeterDataRefused,
  NumberRefused,
  PrecursorCycle,
  PrecursorUnknown,
  ProcessUnknown,
  Scope3MethodRefused,
  SignChangeMissing,
  TooFewObservations,
} from '../calculators/index.ts';
export { GasUnknown } from '../factors/index.ts';
export { calculateCbam } from './cbam/calculate-cbam.ts';
export { CbamRequest, CbamResult } from './cbam/contract.ts';
export { calculateEmissions, refuseHeavyItems } from './emissions/calculate-emissions.ts';
export {
  CompleteEmissionsRequest,
  EmissionsAnswer,
  EmissionsRequest,
  EmissionsResult,
  InventoryResult,
} from './emissions/contract.ts';
export { calculateEnergy } from './energy/calculate-energy.ts';
export { EnergyRequest, EnergyResult } from './energy/contract.ts';
export {
  ActivityIncomplete,
  ActivityRefused,
  ActualGivenTwice,
  BatchTooHeavy,
  CarbonFiguresMissing,
  EnergyFieldsMissing,
  InventoryRefused,
  QuarterOfAnotherYear,
  SimulationTooHeavy,
  WaysMixed,
} from './faults.ts';
export { calculateRoi } from './roi/calculate-roi.ts';
export { RoiRequest, RoiResult } from './roi/contract.ts';
export { refuseHeavyBatch } from './roi/weigh.ts';
export { calculate, singleOrBatch } from './single-or-batch.ts';
