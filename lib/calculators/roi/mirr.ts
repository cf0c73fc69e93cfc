// The modified internal rate of return: one answer by construction, at stated rates of finance and reinvestment.
import { type Decimal, decimal, divide, divideHalfEven, negate, powerOfTen } from '../../shared/decimal.ts';
import { integerRoot } from '../integer-root.ts';
import type { Numeric } from '../numeric.ts';
import { type CashFlows, demandSignChange, futureValue, RATE_PLACES, readCashFlows } from './cash-flows.ts';
import { power, readRate } from './npv.ts';

/**
 * (FV of the returns at `reinvestRate` / −PV of the outlays at `financeRate`)^(1/last period) − 1, twelve decimals half-even
 * (Lin 1976, The Engineering Economist 21; as spreadsheets compute it). Throws SignChangeMissing without outlay or return.
 */
export function modifiedRateOfReturn(
  cashFlows: readonly Numeric[],
  rates: { financeRate: Numeric; reinvestRate: Numeric },
): Decimal {
  const flows = readCashFlows(cashFlows);
  demandSignChange(flows);
  const [finance, reinvest] = [
    readRate(rates.financeRate, '/financeRate'),
    readRate(rates.reinvestRate, '/reinvestRate'),
  ];
  const last = flows.amounts.length - 1;
  const returns = futureValue(only(flows, 1n), reinvest);
  const outlays = negate(futureValue(only(flows, -1n), finance));
  const growth = power({ coefficient: powerOfTen(finance.scale) + finance.coefficient, scale: finance.scale }, last);
  // returns / (outlays / growth), with digits to spare for the root.
  const ratio = divide(
    { coefficient: returns.coefficient * growth.coefficient, scale: returns.scale + growth.scale },
    outlays,
    (RATE_PLACES + 3) * last,
  );
  const root = integerRoot(ratio.coefficient, last);
  return decimal(divideHalfEven(root - powerOfTen(RATE_PLACES + 3), 1000n), RATE_PLACES);
}

const only = ({ amounts, scale }: CashFlows, sign: bigint): CashFlows => ({
  amounts: amounts.map((amount) => (amount > 0n === sign > 0n ? amount : 0n)),
  scale,
});
