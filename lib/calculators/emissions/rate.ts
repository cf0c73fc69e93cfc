// How much one unit of an activity emits: a published factor carried, by exact conversions, to the unit the activity was read in.
import type { Factor, Gwp } from '../../factors/index.ts';
import { add, type Decimal, decimal, divide, formatDecimal, multiply } from '../../shared/decimal.ts';
import { CONVERSION_PLACES, conversion, findUnit, type Unit } from '../../shared/units.ts';
import type { RatedFactor } from './rated-factor.ts';

/** Heat content of a fuel as stated on a bill or in a source: `content` of `unit` in one `per`, e.g. 1.037 therm per ccf. */
export interface HeatContent {
  readonly content: Decimal;
  readonly unit: Unit;
  readonly per: Unit;
  readonly stated: boolean;
}

export interface ConversionStep {
  readonly from: string;
  readonly to: string;
  /** How many `to` one `from` is. */
  readonly by: Decimal;
  readonly basis: 'definition' | 'published heat content' | 'stated heat content';
}

/** kg per one unit of activity, unrounded. */
export interface EmissionRate {
  readonly factor: RatedFactor;
  readonly steps: readonly ConversionStep[];
  /** Factor units per activity unit: the product of the steps. */
  readonly toFactorUnit: Decimal;
  readonly co2: Decimal;
  readonly ch4: Decimal;
  readonly n2o: Decimal;
  readonly co2e: Decimal;
  readonly biogenicCo2: Decimal;
}

/** The assessment report whose GWPs the DEFRA 2024 gas columns rest on (its methodology paper, §1.9). */
const DEFRA_GWP = { ch4: decimal(28n), n2o: decimal(265n) };

/**
 * The emission rate of `unit` under a factor and a GWP set, in kg per unit: co2, ch4 and n2o as mass of the gas,
 * co2e = co2 + ch4·GWP(CH4) + n2o·GWP(N2O), biogenic CO2 apart (GHG Protocol Corporate Standard ch. 9).
 * Mass or volume meets an energy factor through a heat content: amount × heat content × factor (40 CFR 98.33 Eq. C-1).
 * A CO2e gas column is divided by the GWP it was made with, to 24 decimals half-even; conversions are exact or rounded likewise.
 * Throws a RangeError when unit and factor do not meet: `findFactor` prevents that.
 */
export function emissionRate(factor: Factor, unit: Unit, gwp: Gwp, heat = publishedHeat(factor)): EmissionRate {
  const steps = stepsTo(factor, unit, heat);
  const toFactorUnit = steps.reduce((product, step) => multiply(product, step.by), decimal(1n));
  const mass = gasMass(factor);
  const per = (figure: Decimal): Decimal => multiply(toFactorUnit, figure);
  const [co2, ch4, n2o] = [per(factor.co2), per(mass.ch4), per(mass.n2o)];
  return {
    factor,
    steps,
    toFactorUnit,
    co2,
    ch4,
    n2o,
    co2e: add(co2, add(multiply(ch4, gwp.ch4), multiply(n2o, gwp.n2o))),
    biogenicCo2: per(factor.biogenicCo2),
  };
}

/** kg of CH4 and N2O per factor unit, whatever basis the source prints. */
export function gasMass(factor: Factor): { readonly ch4: Decimal; readonly n2o: Decimal } {
  if (factor.set.gasBasis === 'mass') return { ch4: factor.ch4, n2o: factor.n2o };
  return {
    ch4: divide(factor.ch4, DEFRA_GWP.ch4, CONVERSION_PLACES),
    n2o: divide(factor.n2o, DEFRA_GWP.n2o, CONVERSION_PLACES),
  };
}

function publishedHeat(factor: Factor): HeatContent | undefined {
  const unit = findUnit('MMBtu');
  if (factor.heat === undefined || unit === undefined) return undefined;
  return { content: factor.heat.content, unit, per: factor.heat.per, stated: false };
}

function stepsTo(factor: Factor, unit: Unit, heat: HeatContent | undefined): ConversionStep[] {
  if (unit.dimension === factor.unit.dimension) return definedSteps(unit, factor.unit);
  if (heat === undefined || heat.per.dimension !== unit.dimension) {
    throw new RangeError(`"${unit.id}" does not meet "${factor.unit.id}" of ${factor.id} without a heat content.`);
  }
  const basis = heat.stated ? 'stated heat content' : 'published heat content';
  return [
    ...definedSteps(unit, heat.per),
    { from: heat.per.id, to: heat.unit.id, by: heat.content, basis },
    ...definedSteps(heat.unit, factor.unit),
  ];
}

/** The defined conversion between two units of one kind; none where they differ only in name. */
export function definedSteps(from: Unit, to: Unit): ConversionStep[] {
  const by = conversion(from, to);
  // Units that differ only in naming their calorific basis convert by one: nothing to say.
  return by.coefficient === 1n && by.scale === 0 ? [] : [{ from: from.id, to: to.id, by, basis: 'definition' }];
}

export const describeStep = (step: ConversionStep): string =>
  `1 ${step.from} = ${formatDecimal(step.by)} ${step.to} (${step.basis})`;
