// Cash flows as an exact polynomial: what every figure of an investment is computed from, without a float.
import { type Decimal, decimal, powerOfTen } from '../../shared/decimal.ts';
import { figure, type Numeric } from '../numeric.ts';
import { CashFlowsRefused, SignChangeMissing } from './faults.ts';

export const MOST_PERIODS = 600;
/** Amounts of money are rounded once, half to even, to ten decimals; rates and years to twelve. */
export const MONEY_PLACES = 10;
export const RATE_PLACES = 12;

/** Amount per period, period 0 first, as integers over one common power of ten: exact. */
export interface CashFlows {
  readonly amounts: readonly bigint[];
  readonly scale: number;
}

/** Throws CashFlowsRefused (empty, all zero, over 600 periods) or NumberRefused with the pointer of the amount. */
export function readCashFlows(values: readonly Numeric[], field = '/cashFlows'): CashFlows {
  if (values.length === 0 || values.length > MOST_PERIODS)
    throw CashFlowsRefused({
      field,
      value: `${values.length} amounts`,
      message: values.length === 0 ? `${field} is empty.` : `${field} has ${values.length} periods.`,
      remedy: `Give 1 to ${MOST_PERIODS} amounts, the first undiscounted.`,
    });
  const read = values.map((value, index) => figure(value, `${field}/${index}`));
  const scale = Math.max(...read.map((each) => each.scale));
  const amounts = read.map((each) => each.coefficient * powerOfTen(scale - each.scale));
  if (amounts.every((amount) => amount === 0n))
    throw CashFlowsRefused({
      field,
      value: '0',
      message: `${field} holds nothing but zeros.`,
      remedy: 'Give the outlays as negative and the returns as positive amounts.',
    });
  return { amounts, scale };
}

/** Throws SignChangeMissing unless there is both an outlay and a return. */
export function demandSignChange({ amounts }: CashFlows, field = '/cashFlows'): void {
  if (amounts.some((amount) => amount > 0n) && amounts.some((amount) => amount < 0n)) return;
  throw SignChangeMissing({
    field,
    value: amounts.some((amount) => amount > 0n) ? 'only returns' : 'only outlays',
    message: `${field} never changes sign, so no rate of return exists.`,
    remedy: 'Give at least one outlay (negative) and one return (positive).',
  });
}

/** Σ amount·(1+rate)^(last−t), exact: the future value at the last period. */
export function futureValue({ amounts, scale }: CashFlows, rate: Decimal): Decimal {
  const base = powerOfTen(rate.scale);
  const growth = base + rate.coefficient;
  let sum = 0n;
  let power = 1n;
  for (const amount of amounts) {
    sum = sum * growth + amount * power;
    power *= base;
  }
  return decimal(sum, scale + rate.scale * (amounts.length - 1));
}
