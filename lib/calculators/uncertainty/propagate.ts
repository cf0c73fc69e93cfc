// Uncertainty by error propagation: of sums by absolute, of products by relative errors, exactly up to one square root.
import {
  add,
  type Decimal,
  decimal,
  divide,
  multiply,
  negate,
  powerOfTen,
  toUnits,
  ZERO,
} from '../../shared/decimal.ts';
import { integerRoot } from '../integer-root.ts';
import { figure, isNegative, type Numeric } from '../numeric.ts';

/** Relative uncertainties are kept to twelve decimals, rounded down at the root. */
const PLACES = 12;

/** A value and the half width of its 95 % interval as a share of it: 0.05 = ±5 %. */
export interface Uncertain {
  readonly value: Numeric;
  readonly relative: Numeric;
}

function squareRoot(value: Decimal): Decimal {
  return decimal(integerRoot(toUnits(value, 2 * PLACES), 2), PLACES);
}

/** √Σu²: relative uncertainty of a product of independent factors (IPCC 2006 Guidelines vol. 1 ch. 3, equation 3.1). */
export function ofProduct(relatives: readonly Numeric[]): Decimal {
  const read = relatives.map((each, index) => figure(each, `/relatives/${index}`, 'not negative'));
  return squareRoot(read.reduce((sum, each) => add(sum, multiply(each, each)), ZERO));
}

/**
 * √Σ(u·x)² / |Σx|: relative uncertainty of a sum of independent parts (IPCC 2006 Guidelines vol. 1 ch. 3, equation 3.2); deductions are
 * parts below zero. Throws FigureOutOfRange when the parts add up to nothing: a share of it has no meaning.
 */
export function ofSum(parts: readonly Uncertain[]): Decimal {
  const read = parts.map(({ value, relative }, index) => {
    const x = figure(value, `/parts/${index}/value`);
    return { x, error: multiply(x, figure(relative, `/parts/${index}/relative`, 'not negative')) };
  });
  const total = read.reduce((so, { x }) => add(so, x), ZERO);
  const sum = figure(isNegative(total) ? negate(total) : total, '/parts', 'positive');
  const squares = read.reduce((so, { error }) => add(so, multiply(error, error)), ZERO);
  const digits = decimal(powerOfTen(2 * PLACES));
  // Scaled up before the root, so that small masses keep their digits.
  const error = divide(squareRoot(multiply(squares, digits)), decimal(powerOfTen(PLACES)), 2 * PLACES);
  return divide(error, sum, PLACES);
}
