// The door of the calculators: pure, decimal, without clock or I/O; every number a published figure times a stated quantity.

export * from './cbam/index.ts';
export {
  describeEmissions,
  EMISSION_PLACES,
  type Emissions,
  emissionsOf,
  kg,
  NO_EMISSIONS,
  ROUNDING,
  sumEmissions,
} from './emissions/emissions.ts';
export { readHeatContent } from './emissions/heat-content.ts';
export {
  type ConversionStep,
  describeStep,
  type EmissionRate,
  emissionRate,
  gasMass,
  type HeatContent,
} from './emissions/rate.ts';
export * from './energy/index.ts';
export { CurrenciesMixed, FigureOutOfRange, FigureOutOfRange, NumberRefused, NumberRefused } from './faults.ts';
export { figure, figure, type Numeric, type Numeric } from './numeric.ts';
export * from './roi/index.ts';
export {
  CashFlowsRefused,
  carbonReturn,
  MONEY_PLACES,
  marginalAbatementCost,
  modifiedRateOfReturn,
  netPresentValue,
  type Payback,
  payback,
  RATE_PLACES,
  ratesOfReturn,
  SignChangeMissing,
} from './roi/index.ts';
