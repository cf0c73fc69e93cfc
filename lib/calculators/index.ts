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
export { CurrenciesMixed, FigureOutOfRange, NumberRefused } from './faults.ts';
export { figure, type Numeric } from './numeric.ts';
export * from './roi/index.ts';
