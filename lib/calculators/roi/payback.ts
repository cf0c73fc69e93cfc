// When an investment has paid for itself: simple or discounted, and whether it stays paid.
import { type Decimal, decimal, divide, powerOfTen, toUnits } from '../../shared/decimal.ts';
import type { Numeric } from '../numeric.ts';
import { type CashFlows, RATE_PLACES, readCashFlows } from './cash-flows.ts';
import { readRate } from './npv.ts';

export interface Payback {
  /** Periods until the running total first reaches zero and stays there or not; absent when it never does. Twelve decimals. */
  readonly periods?: Decimal;
  /** Whether the running total falls below zero again later (a decommissioning cost, say). */
  readonly lostAgain: boolean;
}

/**
 * Periods until the running sum of cash flows turns from negative to zero or more, linear within the period (Brealey/Myers/Allen
 * §5.2). With `rate` each amount is discounted to period 0 first, kept to 24 decimals. Flows that never are negative pay back at 0.
 */
export function payback(cashFlows: readonly Numeric[], rate?: Numeric): Payback {
  const flows = readCashFlows(cashFlows);
  const amounts = rate === undefined ? flows.amounts : discounted(flows, readRate(rate, '/rate'));
  let total = 0n;
  let reached: Decimal | undefined;
  let lostAgain = false;
  for (const [period, amount] of amounts.entries()) {
    const before = total;
    total += amount;
    if (reached !== undefined) lostAgain ||= total < 0n;
    else if (total >= 0n && amounts.slice(0, period + 1).some((each) => each !== 0n))
      reached = before < 0n ? within(period, before, amount) : decimal(0n);
  }
  return reached === undefined ? { lostAgain: false } : { periods: reached, lostAgain };
}

/** The part of the period in which `amount` fills what was missing. */
function within(period: number, before: bigint, amount: bigint): Decimal {
  const share = divide(decimal(-before), decimal(amount), RATE_PLACES);
  return decimal(BigInt(period - 1) * powerOfTen(RATE_PLACES) + toUnits(share, RATE_PLACES), RATE_PLACES);
}

const PLACES = 24;
function discounted({ amounts, scale }: CashFlows, rate: Decimal): bigint[] {
  const base = powerOfTen(rate.scale);
  const growth = base + rate.coefficient;
  return amounts.map((amount, period) => {
    const value = divide(decimal(amount * base ** BigInt(period), scale), decimal(growth ** BigInt(period)), PLACES);
    return toUnits(value, PLACES);
  });
}
