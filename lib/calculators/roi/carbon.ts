// What an investment does for the climate: emissions kept out per money, when its own are made good, and what a tonne costs.
import { add, compare, type Decimal, divide, multiply, negate, round, toDecimal, ZERO } from '../../shared/decimal.ts';
import { FigureOutOfRange } from '../faults.ts';
import { figure, isNegative, isZero, type Numeric } from '../numeric.ts';
import { MONEY_PLACES, readCashFlows } from './cash-flows.ts';
import { presentValue, readRate } from './npv.ts';
import { type Payback, payback } from './payback.ts';

const KG_PER_TONNE = toDecimal('1000');

export interface CarbonReturn {
  /** kg CO2e kept out over all periods, and that less what making the measure emitted. */
  readonly avoidedKg: Decimal;
  readonly netAvoidedKg: Decimal;
  /** netAvoidedKg per unit of money invested, ten decimals. */
  readonly netAvoidedKgPerMoney: Decimal;
  /** netAvoidedKg / embodiedKg, ten decimals; absent when nothing was emitted. */
  readonly carbonReturnOnInvestment?: Decimal;
  /** Periods until avoided emissions make good the embodied ones (ISO 14067's life-cycle view: manufacture counts). */
  readonly carbonPayback: Payback;
}

/** Carbon return of a measure: `embodiedKg` at period 0, `avoidedKgByPeriod` after it; `investment` > 0 in one currency. */
export function carbonReturn(measure: {
  investment: Numeric;
  embodiedKg: Numeric;
  avoidedKgByPeriod: readonly Numeric[];
}): CarbonReturn {
  const investment = figure(measure.investment, '/investment', 'positive');
  const embodied = figure(measure.embodiedKg, '/embodiedKg', 'not negative');
  const avoided = measure.avoidedKgByPeriod.map((each, index) => figure(each, `/avoidedKgByPeriod/${index}`));
  const avoidedKg = avoided.reduce(add, ZERO);
  const netAvoidedKg = add(avoidedKg, negate(embodied));
  return {
    avoidedKg,
    netAvoidedKg,
    netAvoidedKgPerMoney: divide(netAvoidedKg, investment, MONEY_PLACES),
    ...(isZero(embodied) ? {} : { carbonReturnOnInvestment: divide(netAvoidedKg, embodied, MONEY_PLACES) }),
    carbonPayback: [embodied, ...avoided].every(isZero)
      ? { lostAgain: false }
      : payback([negate(embodied), ...avoided]),
  };
}

/**
 * Marginal abatement cost in money per tonne CO2e: −NPV / tonnes avoided, negative for measures that pay for themselves
 * (McKinsey 2007 cost curve; HM Treasury Green Book supplementary guidance on valuing greenhouse gas emissions). Ten decimals.
 * Throws FigureOutOfRange unless something is avoided: a cost per tonne of nothing has no meaning, and its sign would mislead.
 */
export function marginalAbatementCost(measure: {
  rate: Numeric;
  cashFlows: readonly Numeric[];
  avoidedKg: Numeric;
}): Decimal {
  const avoided = figure(measure.avoidedKg, '/avoidedKg', 'positive');
  const value = presentValue(readCashFlows(measure.cashFlows), readRate(measure.rate, '/rate'));
  return divide(multiply(negate(value), KG_PER_TONNE), avoided, MONEY_PLACES);
}

export interface AbatementStep {
  readonly name: string;
  readonly costPerTonne: Decimal;
  readonly avoidedKg: Decimal;
  /** Avoided by this step and all cheaper ones. */
  readonly cumulativeKg: Decimal;
}

/** The abatement cost curve: measures from cheapest to dearest per tonne, with what they avoid together. Order of input decides ties. */
export function abatementCurve(
  measures: readonly { name: string; costPerTonne: Numeric; avoidedKg: Numeric }[],
): AbatementStep[] {
  const read = measures.map(({ name, costPerTonne, avoidedKg }, index) => ({
    name,
    costPerTonne: figure(costPerTonne, `/measures/${index}/costPerTonne`),
    avoidedKg: figure(avoidedKg, `/measures/${index}/avoidedKg`, 'positive'),
  }));
  let cumulativeKg = ZERO;
  return read
    .toSorted((a, b) => compare(a.costPerTonne, b.costPerTonne))
    .map((measure) => {
      cumulativeKg = add(cumulativeKg, measure.avoidedKg);
      return { ...measure, cumulativeKg };
    });
}

/** (returns − investment) / investment: the share of the outlay that comes back on top, undiscounted; ten decimals. */
export function simpleReturn(investment: Numeric, returns: Numeric): Decimal {
  const paid = figure(investment, '/investment', 'positive');
  const earned = figure(returns, '/returns');
  if (isNegative(earned))
    throw FigureOutOfRange({
      field: '/returns',
      value: returns,
      message: '/returns is negative.',
      remedy: 'Give what the investment brings in, zero or more.',
    });
  return round(divide(add(earned, negate(paid)), paid, MONEY_PLACES), MONEY_PLACES);
}
