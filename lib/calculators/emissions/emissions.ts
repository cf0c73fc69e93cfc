// Emissions as exact counts of micrograms: quantity times rate, each figure rounded once, sums of them never again.
import { type Decimal, formatUnits, productInUnits } from '../../shared/decimal.ts';
import type { EmissionRate } from './rate.ts';

/** Figures are kept in kg with nine decimals (micrograms), rounded half to even from unrounded products. */
export const EMISSION_PLACES = 9;
export const ROUNDING = {
  unit: 'kg',
  places: EMISSION_PLACES,
  mode: 'half-even',
  rule: 'each figure of a row once, from the unrounded product; totals add rounded rows',
} as const;

/** Every figure an integer count of 10⁻⁹ kg. */
export interface Emissions {
  readonly co2: bigint;
  readonly ch4: bigint;
  readonly n2o: bigint;
  readonly co2e: bigint;
  readonly biogenicCo2: bigint;
}

export const NO_EMISSIONS: Emissions = { co2: 0n, ch4: 0n, n2o: 0n, co2e: 0n, biogenicCo2: 0n };

/** Emissions of `quantity` activity units at `rate` (kg per unit): figures in 10⁻⁹ kg, half-even. Linear up to that rounding. */
export const emissionsOf = (quantity: Decimal, rate: EmissionRate): Emissions => ({
  co2: productInUnits(quantity, rate.co2, EMISSION_PLACES),
  ch4: productInUnits(quantity, rate.ch4, EMISSION_PLACES),
  n2o: productInUnits(quantity, rate.n2o, EMISSION_PLACES),
  co2e: productInUnits(quantity, rate.co2e, EMISSION_PLACES),
  biogenicCo2: productInUnits(quantity, rate.biogenicCo2, EMISSION_PLACES),
});

/** Exact sum: no rounding, so the order of rows and the grouping never matter. */
export const sumEmissions = (a: Emissions, b: Emissions): Emissions => ({
  co2: a.co2 + b.co2,
  ch4: a.ch4 + b.ch4,
  n2o: a.n2o + b.n2o,
  co2e: a.co2e + b.co2e,
  biogenicCo2: a.biogenicCo2 + b.biogenicCo2,
});

/** kg as plain decimal text. */
export const kg = (figure: bigint): string => (figure === 0n ? '0' : formatUnits(figure, EMISSION_PLACES));

/** The figures by name and unit, as results and seals show them. */
export const describeEmissions = (e: Emissions) => ({
  biogenicCo2Kg: kg(e.biogenicCo2),
  ch4Kg: kg(e.ch4),
  co2Kg: kg(e.co2),
  co2eKg: kg(e.co2e),
  n2oKg: kg(e.n2o),
});
