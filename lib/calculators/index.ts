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
export { type FugitiveEmissions, fugitiveEmissions, gasReleased, type Leak } from './emissions/fugitive.ts';
export { readHeatContent } from './emissions/heat-content.ts';
export { gridLosses, type Instrument, type MarketBased, marketBased } from './emissions/market-based.ts';
export {
  activityTimesFactor,
  co2eFromShare,
  factorByHeat,
  fuelForDistance,
  type VehicleUse,
  vehicleEmissions,
} from './emissions/mobile.ts';
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
export * from './quality/index.ts';
export * from './roi/index.ts';
export * from './uncertainty/index.ts';
