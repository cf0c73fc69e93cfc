// Net present value and the level payment of a loan: exact sums, divided and rounded once.
import { add, compare, type Decimal, decimal, divide, multiply, negate } from '../../shared/decimal.ts';
import { FigureOutOfRange } from '../faults.ts';
import { figure, isZero, type Numeric, ONE } from '../numeric.ts';
import { type CashFlows, futureValue, MONEY_PLACES, MOST_PERIODS, readCashFlows } from './cash-flows.ts';

const MINUS_ONE = decimal(-1n);

/** A discount rate per period, as a share (0.05 = 5 %). Throws FigureOutOfRange at −1 and below: nothing can be divided by zero. */
export function readRate(value: Numeric, field: string): Decimal {
  const rate = figure(value, field);
  if (compare(rate, MINUS_ONE) > 0) return rate;
  throw FigureOutOfRange({
    field,
    value,
    message: `${field} is −100 % or less.`,
    remedy: 'Give the rate per period as a share greater than −1, e.g. 0.05 for 5 %.',
  });
}

export function power(base: Decimal, exponent: number): Decimal {
  return { coefficient: base.coefficient ** BigInt(exponent), scale: base.scale * exponent };
}

/** NPV = Σ amount_t / (1+rate)^t with period 0 undiscounted (Brealey/Myers/Allen, Principles of Corporate Finance, ch. 5); same currency, ten decimals half-even. */
export const netPresentValue = (rate: Numeric, cashFlows: readonly Numeric[]): Decimal =>
  presentValue(readCashFlows(cashFlows), readRate(rate, '/rate'));

export function presentValue(flows: CashFlows, rate: Decimal): Decimal {
  return divide(futureValue(flows, rate), power(add(ONE, rate), flows.amounts.length - 1), MONEY_PLACES);
}

/**
 * The level payment at each period's end that repays `presentValue` in `periods`, negative because it is paid:
 * −pv·r·(1+r)^n / ((1+r)^n − 1), and −pv/n at rate 0. Ten decimals half-even.
 */
export function levelPayment(loan: { rate: Numeric; periods: number; presentValue: Numeric }): Decimal {
  const rate = readRate(loan.rate, '/rate');
  const owed = figure(loan.presentValue, '/presentValue');
  if (!Number.isInteger(loan.periods) || loan.periods < 1 || loan.periods > MOST_PERIODS)
    throw FigureOutOfRange({
      field: '/periods',
      value: String(loan.periods),
      message: '/periods is no count of periods.',
      remedy: `Give a whole number from 1 to ${MOST_PERIODS}.`,
    });
  if (isZero(rate)) return negate(divide(owed, decimal(BigInt(loan.periods)), MONEY_PLACES));
  const growth = power(add(ONE, rate), loan.periods);
  return negate(divide(multiply(multiply(owed, rate), growth), add(growth, MINUS_ONE), MONEY_PLACES));
}
