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
export { EQUIPMENT_LEAKAGE, EQUIPMENT_SOURCE, type EquipmentStages, equipmentLeakage } from './emissions/equipment.ts';
export { type FoundRate, findRate, type RateQuestion, type RateShelves } from './emissions/find-rate.ts';
export { type FugitiveEmissions, fugitiveEmissions, gasReleased, type Leak } from './emissions/fugitive.ts';
export { readHeatContent } from './emissions/heat-content.ts';
export {
  INSTRUMENT_CRITERIA,
  INSTRUMENT_KINDS,
  type InstrumentCriterion,
  type InstrumentKind,
  type OfferedInstrument,
  orderInstruments,
} from './emissions/instruments.ts';
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
export type { RatedFactor, RatedScope } from './emissions/rated-factor.ts';
export * from './energy/index.ts';
export { CurrenciesMixed, FigureOutOfRange, NumberRefused } from './faults.ts';
export * from './inventory/index.ts';
export { figure, type Numeric } from './numeric.ts';
export * from './presentation/index.ts';
export * from './process/index.ts';
export * from './quality/index.ts';
export * from './roi/index.ts';
export * from './scope-3/index.ts';
export * from './uncertainty/index.ts';
