// The discount rate of a request, read once for all figures that rest on it.
import { FigureOutOfRange, figure } from '../../calculators/index.ts';
import { compare, type Decimal, decimal } from '../../shared/decimal.ts';

/** Throws NumberRefused or FigureOutOfRange: at −100 % and below nothing can be discounted. */
export function discountRateOf({ discountRate }: { readonly discountRate: string | number }): Decimal {
  const rate = figure(discountRate, '/discountRate');
  if (compare(rate, decimal(-1n)) > 0) return rate;
  throw FigureOutOfRange({
    field: '/discountRate',
    value: discountRate,
    message: 'The discount rate is −100 % or less.',
    remedy: 'Give the rate per period as a share greater than −1, e.g. 0.05 for 5 %.',
  });
}
