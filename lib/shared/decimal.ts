// Exact decimal numbers: emission figures are added and multiplied without ever losing a digit, and rounded only where a rule says so.

/** `coefficient` / 10^`scale`. Immutable; scale is never negative. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly scale: number;
}

const powers: bigint[] = [1n];
/** 10^n, remembered: the hot path asks for the same few powers millions of times. */
export function powerOfTen(n: number): bigint {
  for (let i = powers.length; i <= n; i++) powers.push(10n ** BigInt(i));
  return powers[n] ?? 10n ** BigInt(n);
}

export const decimal = (coefficient: bigint, scale = 0): Decimal => ({ coefficient, scale });
export const ZERO = decimal(0n);

const PLAIN = /^([+-]?)(\d+)(?:\.(\d*))?$|^([+-]?)\.(\d+)$/;

/** Reads `-12.50` or `.5`; no exponent, no separators, no spaces. Answers undefined for anything else. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = PLAIN.exec(text);
  if (match === null) return undefined;
  const fraction = match[3] ?? match[5] ?? '';
  const magnitude = BigInt((match[2] ?? '') + fraction);
  return decimal((match[1] ?? match[4]) === '-' ? -magnitude : magnitude, fraction.length);
}

/** The same for figures that stand in committed data: anything unreadable there is a bug, so it throws a RangeError. */
export function toDecimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === undefined) throw new RangeError(`"${text}" is not a plain decimal number.`);
  return value;
}

export const multiply = (a: Decimal, b: Decimal): Decimal => decimal(a.coefficient * b.coefficient, a.scale + b.scale);

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return decimal(a.coefficient + b.coefficient, a.scale);
  return a.scale > b.scale
    ? decimal(a.coefficient + b.coefficient * powerOfTen(a.scale - b.scale), a.scale)
    : add(b, a);
}

export const negate = (a: Decimal): Decimal => decimal(-a.coefficient, a.scale);
export const compare = (a: Decimal, b: Decimal): -1 | 0 | 1 => {
  const { coefficient } = add(a, negate(b));
  return coefficient === 0n ? 0 : coefficient < 0n ? -1 : 1;
};

/** Integer quotient rounded half to even. Throws a RangeError on a zero divisor. */
export function divideHalfEven(numerator: bigint, divisor: bigint): bigint {
  if (divisor < 0n) return divideHalfEven(-numerator, -divisor);
  const quotient = numerator / divisor;
  const remainder = numerator - quotient * divisor;
  if (remainder === 0n) return quotient;
  const excess = (remainder < 0n ? -remainder : remainder) * 2n - divisor;
  if (excess < 0n || (excess === 0n && quotient % 2n === 0n)) return quotient;
  return numerator < 0n ? quotient - 1n : quotient + 1n;
}

/** `value` as an integer count of 10^-`places`, rounded half to even. */
export function toUnits(value: Decimal, places: number): bigint {
  const drop = value.scale - places;
  return drop <= 0 ? value.coefficient * powerOfTen(-drop) : dropDigits(value.coefficient, drop);
}

/** `divideHalfEven(value, 10^count)` in fewer steps, since half of a power of ten is whole. */
function dropDigits(value: bigint, count: number): bigint {
  if (value < 0n) return -dropDigits(-value, count);
  const divisor = powerOfTen(count);
  const raised = value + halfOf(count);
  const quotient = raised / divisor;
  return quotient * divisor === raised && quotient % 2n === 1n ? quotient - 1n : quotient;
}

const halves: bigint[] = [];
const halfOf = (count: number): bigint => (halves[count] ??= powerOfTen(count) / 2n);

/** `toUnits(multiply(a, b), places)` without the steps between: what a calculator does five times per row. */
export function productInUnits(a: Decimal, b: Decimal, places: number): bigint {
  const product = a.coefficient * b.coefficient;
  if (product === 0n) return product;
  const drop = a.scale + b.scale - places;
  return drop <= 0 ? product * powerOfTen(-drop) : dropDigits(product, drop);
}

export const round = (value: Decimal, places: number): Decimal =>
  value.scale <= places ? value : decimal(toUnits(value, places), places);

/** a / b to `places` decimals, half to even; exact when it terminates earlier. Throws a RangeError when b is zero. */
export function divide(a: Decimal, b: Decimal, places: number): Decimal {
  const shift = places + b.scale - a.scale;
  const numerator = shift >= 0 ? a.coefficient * powerOfTen(shift) : a.coefficient;
  const divisor = shift >= 0 ? b.coefficient : b.coefficient * powerOfTen(-shift);
  return decimal(divideHalfEven(numerator, divisor), places);
}

/** Plain notation without needless zeros: `12.5`, `0`, `-0.001`. */
export const formatDecimal = ({ coefficient, scale }: Decimal): string => formatUnits(coefficient, scale);

/** The same of `coefficient` / 10^`scale`, where nobody made a Decimal of it yet. */
export function formatUnits(coefficient: bigint, scale: number): string {
  const negative = coefficient < 0n;
  let digits = (negative ? -coefficient : coefficient).toString();
  if (scale > 0) {
    if (digits.length <= scale) digits = '0'.repeat(scale - digits.length + 1) + digits;
    let end = digits.length;
    const point = end - scale;
    while (end > point && digits.charCodeAt(end - 1) === 48) end--;
    digits = end === point ? digits.slice(0, point) : `${digits.slice(0, point)}.${digits.slice(point, end)}`;
  }
  return negative ? `-${digits}` : digits;
}

/** More digits are no measurement and would only cost time. */
const MOST_DIGITS = 60;

/** Decimal text, or a JSON number, which counts as the shortest decimal that names it; undefined for anything else or anything longer. */
export function readDecimal(value: unknown): Decimal | undefined {
  if (typeof value === 'string') return value.length > MOST_DIGITS + 3 ? undefined : parseDecimal(value);
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const read = parseDecimal(mantissa);
  const by = Number(exponent);
  if (read === undefined || Math.abs(by) > MOST_DIGITS) return undefined;
  return by > read.scale
    ? decimal(read.coefficient * powerOfTen(by - read.scale))
    : decimal(read.coefficient, read.scale - by);
}
