// What an investment earns, when it has paid for itself and what it keeps out of the air: the figures that were asked for.
import {
  figure,
  MONEY_PLACES,
  modifiedRateOfReturn,
  netPresentValue,
  type Payback,
  payback,
  RATE_PLACES,
  type ResultQuality,
  ratesOfReturn,
  resultQuality,
} from '../../calculators/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import { carbonOf } from './carbon.ts';
import type { Metric, RoiRequest, RoiResult } from './contract.ts';
import { discountRateOf } from './discount-rate.ts';

/** Throws NumberRefused, FigureOutOfRange, CashFlowsRefused or SignChangeMissing with the pointer of the field. */
export function calculateRoi(asked: RoiRequest): RoiResult {
  const { cashFlows, currency } = asked;
  const rate = discountRateOf(asked);
  const wanted = new Set(asked.metrics ?? usual(asked));
  const carbon = wanted.has('carbon') ? carbonOf(asked, rate) : undefined;
  return {
    ...(asked.reference !== undefined && { reference: asked.reference }),
    currency,
    periods: cashFlows.length - 1,
    ...(wanted.has('npv') && { npv: formatDecimal(netPresentValue(rate, cashFlows)) }),
    ...(wanted.has('irr') && { irr: ratesShown(cashFlows) }),
    ...(wanted.has('mirr') && { mirr: mirrShown(asked) }),
    ...(wanted.has('payback') && { payback: shown(payback(cashFlows)) }),
    ...(wanted.has('discountedPayback') && {
      discountedPayback: shown(payback(cashFlows, rate)),
    }),
    ...(carbon && { carbon: carbon.shown }),
    factors: [],
    assumptions: carbon?.assumptions ?? [],
    ...qualityOf(carbon?.assumptions ?? []),
    rounding: {
      moneyPlaces: MONEY_PLACES,
      ratePlaces: RATE_PLACES,
      mode: 'half-even',
      rule: 'each figure once, from exact sums',
    },
  };
}

/** An investment is reckoned exactly from what its planner expects: how sure that is, only the planner could say. */
const qualityOf = (assumptions: RoiResult['assumptions']): ResultQuality => {
  const parts = [{ contribution: 1, onDefault: assumptions.length > 0 }];
  const uncertaintyMissing =
    'Cash flows are expectations; no interval is stated with them. Compute the plan at its low and its high end.';
  return resultQuality(parts, {
    defaultsUsed: assumptions.map(({ code, message }) => ({
      ...{ what: code, value: message, source: 'the request itself', why: 'The request does not say otherwise.' },
    })),
    uncertaintyMissing,
  });
};

function usual({ financeRate, reinvestRate, carbon }: RoiRequest): Metric[] {
  const rated = financeRate !== undefined && reinvestRate !== undefined;
  return [
    'npv',
    'irr',
    'payback',
    'discountedPayback',
    ...(rated ? ['mirr' as const] : []),
    ...(carbon ? ['carbon' as const] : []),
  ];
}

function ratesShown(cashFlows: RoiRequest['cashFlows']): NonNullable<RoiResult['irr']> {
  const { status, rates, signChanges } = ratesOfReturn(cashFlows);
  return { status, rates: rates.map(formatDecimal), signChanges };
}

const mirrShown = ({ cashFlows, financeRate, reinvestRate }: RoiRequest): string =>
  formatDecimal(
    modifiedRateOfReturn(cashFlows, {
      financeRate: figure(financeRate, '/financeRate'),
      reinvestRate: figure(reinvestRate, '/reinvestRate'),
    }),
  );

const shown = ({ periods, lostAgain }: Payback): NonNullable<RoiResult['payback']> => ({
  periods: periods === undefined ? null : formatDecimal(periods),
  lostAgain,
});
