// What each measure would save a building, what that is worth, and whether it pays: nothing is judged that nobody priced.
import {
  figure,
  marginalAbatementCost,
  netPresentValue,
  payback,
  ratesOfReturn,
  SignChangeMissing,
} from '../../../calculators/index.ts';
import { add, compare, type Decimal, decimal, formatDecimal, multiply, negate, ZERO } from '../../../shared/decimal.ts';
import { isFault } from '../../../shared/fault.ts';
import type { Emitted } from '../emissions.ts';
import type { Measure, Parameters } from '../input.ts';

export interface UseOfYear {
  readonly energy: string;
  readonly amount: Decimal;
  readonly unit: string;
  readonly siteKbtu: Decimal;
}

export interface Option {
  readonly name: string;
  readonly energy: string;
  readonly saves: {
    readonly amount: string;
    readonly unit: string;
    readonly siteKbtu: string;
    readonly co2eKg: string | null;
  };
  readonly money: {
    readonly currency: string;
    readonly investment: string;
    readonly savingAYear: string;
    readonly npv: string;
    readonly irr: { readonly status: 'one' | 'several' | 'none'; readonly rates: readonly string[] };
    readonly paybackYears: string | null;
    readonly discountedPaybackYears: string | null;
    /** Money per tonne CO2e avoided; null where emissions are not computed or nothing is avoided. */
    readonly abatementCostPerTonne: string | null;
  } | null;
}

const PRICE_OF = {
  electricity: 'electricity',
  'natural-gas': 'naturalGas',
  'district-steam': 'districtSteam',
} as const;

/** In the order of the measures. Throws NumberRefused or FigureOutOfRange for figures of measures and prices, by their pointer. */
export function optionsOf(
  building: string,
  uses: readonly UseOfYear[],
  emitted: Emitted | undefined,
  { measures = [], prices }: Pick<Parameters, 'measures' | 'prices'>,
): Option[] {
  return measures.flatMap((measure, index) => {
    if (measure.building !== undefined && measure.building.trim() !== building) return [];
    const use = uses.find(({ energy }) => energy === measure.energy);
    if (use === undefined || prices === undefined) return [];
    const share = figure(measure.saves, `/measures/${index}/saves`, 'share');
    const micrograms = emitted?.byEnergy.get(measure.energy);
    const avoided = micrograms === undefined ? undefined : multiply(decimal(micrograms, 9), share);
    const saved = multiply(use.amount, share);
    return [
      {
        name: measure.name,
        energy: measure.energy,
        saves: {
          amount: formatDecimal(saved),
          unit: use.unit,
          siteKbtu: formatDecimal(multiply(use.siteKbtu, share)),
          co2eKg: avoided === undefined ? null : formatDecimal(avoided),
        },
        money: moneyOf(measure, { saved, avoided, index, prices }),
      },
    ];
  });
}

/** Figures that hold for every building are refused before the first. Throws NumberRefused or FigureOutOfRange by their pointer. */
export function demandMeasures({ measures = [], prices, normalDegreeDays, uncertainty }: Parameters): void {
  if (uncertainty !== undefined) figure(uncertainty.meters, '/uncertainty/meters', 'not negative');
  if (normalDegreeDays !== undefined) figure(normalDegreeDays, '/normalDegreeDays', 'not negative');
  if (prices === undefined) return;
  figure(prices.discountRate, '/prices/discountRate', 'not negative');
  for (const name of Object.values(PRICE_OF))
    if (prices[name] !== undefined) figure(prices[name], `/prices/${name}`, 'not negative');
  for (const [index, { saves, investment, upkeep = 0 }] of measures.entries()) {
    figure(saves, `/measures/${index}/saves`, 'share');
    figure(investment, `/measures/${index}/investment`, 'positive');
    figure(upkeep, `/measures/${index}/upkeep`, 'not negative');
  }
}

interface Saved {
  readonly saved: Decimal;
  readonly avoided: Decimal | undefined;
  readonly index: number;
  readonly prices: NonNullable<Parameters['prices']>;
}

function moneyOf(measure: Measure, { saved, avoided, index, prices }: Saved): Option['money'] {
  const at = `/measures/${index}`;
  const name = PRICE_OF[measure.energy];
  const price = prices[name];
  const investment = figure(measure.investment, `${at}/investment`, 'positive');
  const upkeep = figure(measure.upkeep ?? 0, `${at}/upkeep`, 'not negative');
  if (price === undefined) return null;
  const rate = figure(prices.discountRate, '/prices/discountRate', 'not negative');
  const yearly = add(multiply(saved, figure(price, `/prices/${name}`, 'not negative')), negate(upkeep));
  const cashFlows = [negate(investment), ...Array.from({ length: measure.years }, () => yearly)];
  const whole = avoided && multiply(avoided, decimal(BigInt(measure.years)));
  const cost =
    whole && compare(whole, ZERO) > 0 ? marginalAbatementCost({ rate, cashFlows, avoidedKg: whole }) : undefined;
  const [simple, discounted] = [payback(cashFlows), payback(cashFlows, rate)];
  return {
    currency: prices.currency,
    investment: formatDecimal(investment),
    savingAYear: formatDecimal(yearly),
    npv: formatDecimal(netPresentValue(rate, cashFlows)),
    irr: ratesShown(cashFlows),
    paybackYears: simple.periods === undefined ? null : formatDecimal(simple.periods),
    discountedPaybackYears: discounted.periods === undefined ? null : formatDecimal(discounted.periods),
    abatementCostPerTonne: cost === undefined ? null : formatDecimal(cost),
  };
}

/** A measure that never earns anything has no rate of return: that is an answer here, not a mistake of the input. */
function ratesShown(cashFlows: readonly Decimal[]): NonNullable<Option['money']>['irr'] {
  try {
    const { status, rates } = ratesOfReturn(cashFlows);
    return { status, rates: rates.map(formatDecimal) };
  } catch (error) {
    if (isFault(error, SignChangeMissing)) return { status: 'none', rates: [] };
    throw error;
  }
}
