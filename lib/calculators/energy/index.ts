// The door of the energy calculator: from meters and bills to intensity, weather-normal use and cost.
export {
  degreeDays,
  fitWeather,
  LEAST_R2,
  normalise,
  normaliseByRatio,
  type WeatherLine,
  type WeatherPeriod,
} from './degree-days.ts';
export { MeterDataRefused, TooFewObservations } from './faults.ts';
export {
  type BenchmarkPosition,
  benchmarkPosition,
  type EnergyIntensity,
  type EnergyUse,
  efficiency,
  energyIntensity,
  INTENSITY_PLACES,
  renewableShare,
} from './intensity.ts';
export { type Consumption, consumptionOf, type MeteredPeriod } from './metered.ts';
export { type MeteredUse, type MeterReading, periodsFromReadings } from './readings.ts';
export { type Bill, billOf, sumBills, type Tariff, type TariffBlock } from './tariff.ts';
