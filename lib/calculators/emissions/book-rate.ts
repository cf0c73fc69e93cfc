// The rate of any published or own factor: its columns turned into kg of each gas where they allow it, else one CO2e figure as printed.
import type { FactorAnswer, Gwp, Library } from '../../factors/index.ts';
import { add, type Decimal, decimal, divide, multiply } from '../../shared/decimal.ts';
import { CONVERSION_PLACES } from '../../shared/units.ts';
import { definedSteps, type EmissionRate } from './rate.ts';
import { asRated, gasColumnsOf, type RatedFactor } from './rated-factor.ts';

/**
 * kg per one unit asked for, unrounded: gases by mass where the source prints them, CO2e made of them by `gwp`; where the source prints
 * CO2e alone that figure stands, whatever potentials it was made with. Undefined where the units do not convert.
 */
export function bookRate(answer: FactorAnswer, gwp: Gwp, reports: Pick<Library, 'gwp'>): EmissionRate | undefined {
  const { unit, factorUnit } = answer;
  if (unit === undefined || factorUnit === undefined || unit.dimension !== factorUnit.dimension) return undefined;
  const factor = asRated(answer);
  const steps = definedSteps(unit, factorUnit);
  const toFactorUnit = steps.reduce((product, step) => multiply(product, step.by), decimal(1n));
  const per = (figure: Decimal): Decimal => multiply(toFactorUnit, figure);
  const { ch4, n2o } = masses(factor, answer, reports);
  const [co2, methane, nitrous] = [per(factor.co2), per(ch4), per(n2o)];
  const made = add(co2, add(multiply(methane, gwp.ch4), multiply(nitrous, gwp.n2o)));
  const co2e = factor.co2e === undefined ? made : per(factor.co2e);
  return { factor, steps, toFactorUnit, co2, ch4: methane, n2o: nitrous, co2e, biogenicCo2: per(factor.biogenicCo2) };
}

/** CO2e columns of single gases are turned back by the potentials of the report they were made with. */
function masses(
  { ch4, n2o }: RatedFactor,
  answer: FactorAnswer,
  reports: Pick<Library, 'gwp'>,
): Pick<RatedFactor, 'ch4' | 'n2o'> {
  const columns = gasColumnsOf(answer.factor);
  if (columns.kind !== 'co2e of each') return { ch4, n2o };
  const made = reports.gwp(columns.report);
  return { ch4: divide(ch4, made.ch4, CONVERSION_PLACES), n2o: divide(n2o, made.n2o, CONVERSION_PLACES) };
}
