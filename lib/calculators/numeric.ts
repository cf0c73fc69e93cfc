// How a figure enters a calculator: exact, finite and in range, or refused by name; nothing is coerced.
import { compare, type Decimal, decimal, formatDecimal, parseDecimal, powerOfTen, ZERO } from '../shared/decimal.ts';
import { FigureOutOfRange, NumberRefused } from './faults.ts';

/** An exact decimal, its text, or a JSON number, which counts as the shortest decimal that names it. */
export type Numeric = Decimal | string | number;

export type Range = 'any' | 'not negative' | 'positive' | 'share';

/** Figures of more digits are no measurements, and would only cost time. */
const MOST_DIGITS = 60;
export const ONE = decimal(1n);

/** The figure as an exact decimal. Throws NumberRefused (NaN, Infinity, 1e400, text) or FigureOutOfRange (outside `range`). */
export function figure(value: Numeric | undefined, field: string, range: Range = 'any'): Decimal {
  const read = exact(value);
  if (read === undefined || (typeof value !== 'object' && digitsOf(read) > MOST_DIGITS)) throw refused(value, field);
  if (inRange(read, range)) return read;
  throw FigureOutOfRange({
    field,
    value: formatDecimal(read),
    message: `${field} is ${formatDecimal(read)}, which is not ${MEANING[range]}.`,
    remedy: `Give ${MEANING[range]}.`,
  });
}

const MEANING: Readonly<Record<Range, string>> = {
  any: 'a number',
  'not negative': 'a number of zero or more',
  positive: 'a number greater than zero',
  share: 'a share between 0 and 1',
};

function inRange(value: Decimal, range: Range): boolean {
  if (range === 'any') return true;
  if (range === 'positive') return value.coefficient > 0n;
  if (value.coefficient < 0n) return false;
  return range === 'not negative' || compare(value, ONE) <= 0;
}

const refused = (value: unknown, field: string) =>
  NumberRefused({
    field,
    value: typeof value === 'number' ? String(value) : value,
    message:
      value === undefined
        ? `${field} is missing.`
        : `${field} is no finite decimal number of at most ${MOST_DIGITS} digits.`,
    remedy: 'Give a plain number such as 1234.5, without separators, units or exponents beyond 60 digits.',
  });

function exact(value: Numeric | undefined): Decimal | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') return typeof value.coefficient === 'bigint' && value.scale >= 0 ? value : undefined;
  if (typeof value === 'string') return value.length > MOST_DIGITS + 3 ? undefined : parseDecimal(value);
  if (!Number.isFinite(value)) return undefined;
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const digits = parseDecimal(mantissa);
  return digits === undefined ? undefined : shift(digits, Number(exponent));
}

function shift({ coefficient, scale }: Decimal, by: number): Decimal {
  if (Math.abs(by) > MOST_DIGITS) return decimal(powerOfTen(MOST_DIGITS + 1));
  return by > scale ? decimal(coefficient * powerOfTen(by - scale)) : decimal(coefficient, scale - by);
}

const digitsOf = ({ coefficient, scale }: Decimal): number =>
  Math.max((coefficient < 0n ? -coefficient : coefficient).toString().length, scale);

export const isZero = (value: Decimal): boolean => value.coefficient === 0n;
export const isNegative = (value: Decimal): boolean => value.coefficient < 0n;
export const atLeastZero = (value: Decimal): Decimal => (isNegative(value) ? ZERO : value);
