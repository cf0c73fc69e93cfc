// Every positive root of an integer polynomial, each alone in its interval: Descartes' rule of signs and bisection, all in integers.

/** Coefficients from the constant term up; the last is not zero. */
export type Polynomial = readonly bigint[];

/** A root between `low`/2^`bits` and (`low`+`width`)/2^`bits`; an exact one has width 0. */
export interface Isolated {
  readonly low: bigint;
  readonly width: bigint;
  readonly bits: number;
  /** Whether the polynomial is positive just above `low`: its own value there may be zero, another root's. */
  readonly startsPositive: boolean;
}

/** How often the signs of the coefficients change: Descartes' bound on the number of positive roots, of the same parity. */
export function signChanges(polynomial: Polynomial): number {
  let last = 0n;
  let changes = 0;
  for (const coefficient of polynomial) {
    if (coefficient === 0n) continue;
    if (last !== 0n && coefficient > 0n !== last > 0n) changes++;
    last = coefficient;
  }
  return changes;
}

export const bitLength = (value: bigint): number => (value < 0n ? -value : value).toString(2).length;

/** p(x+1), by repeated synthetic division. */
function shiftByOne(polynomial: bigint[]): bigint[] {
  for (let i = 0; i < polynomial.length - 1; i++)
    for (let j = polynomial.length - 2; j >= i; j--) polynomial[j] = (polynomial[j] ?? 0n) + (polynomial[j + 1] ?? 0n);
  return polynomial;
}

/** Bound on the number of roots in (0,1): changes of sign of (x+1)^n·p(1/(x+1)). */
const changesInside = (polynomial: Polynomial): number => signChanges(shiftByOne([...polynomial].reverse()));

/** 2^n·p(x/2): the left half stretched to (0,1). */
const leftHalf = (polynomial: Polynomial): bigint[] => {
  const degree = polynomial.length - 1;
  return polynomial.map((coefficient, power) => coefficient << BigInt(degree - power));
};

/**
 * The positive roots of a square-free polynomial in rising order (Collins and Akritas 1976). Terminates because distinct
 * roots are apart; a repeated root would be bisected for ever, so `squareFree` comes first.
 */
export function isolatePositiveRoots(polynomial: Polynomial): Isolated[] {
  const lead = polynomial.at(-1) ?? 1n;
  const largest = Math.max(...polynomial.map(bitLength));
  // Cauchy: no root beyond 1 + max|a|/|lead| < 2^bound.
  const bound = Math.max(1, largest - bitLength(lead) + 2);
  const found: Isolated[] = [];
  const stretched = polynomial.map((coefficient, power) => coefficient << BigInt(bound * power));
  const open: { part: Polynomial; low: bigint; depth: number }[] = [{ part: stretched, low: 0n, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, low, depth } = next;
    const changes = changesInside(part);
    if (changes === 0) continue;
    if (changes === 1) {
      found.push(scaled(part, { low, width: 1n, bits: depth }, bound));
      continue;
    }
    const left = leftHalf(part);
    const right = shiftByOne([...left]);
    if (right[0] === 0n) found.push(scaled(part, { low: 2n * low + 1n, width: 0n, bits: depth + 1 }, bound));
    open.push({ part: right[0] === 0n ? right.slice(1) : right, low: 2n * low + 1n, depth: depth + 1 });
    open.push({ part: left, low: 2n * low, depth: depth + 1 });
  }
  return found.sort((a, b) => (a.low << BigInt(b.bits) < b.low << BigInt(a.bits) ? -1 : 1));
}

/** An interval of the stretched axis, in the original one. */
function scaled(part: Polynomial, { low, width, bits }: Omit<Isolated, 'startsPositive'>, bound: number): Isolated {
  const startsPositive = (part.find((coefficient) => coefficient !== 0n) ?? 0n) > 0n;
  if (bits >= bound) return { low, width, bits: bits - bound, startsPositive };
  return { low: low << BigInt(bound - bits), width: width << BigInt(bound - bits), bits: 0, startsPositive };
}

/** The sign of p(at/2^bits), exactly. */
export function signAt(polynomial: Polynomial, at: bigint, bits: number): -1 | 0 | 1 {
  let value = 0n;
  let unit = 1n;
  for (let i = polynomial.length - 1; i >= 0; i--) {
    value = value * at + (polynomial[i] ?? 0n) * unit;
    unit <<= BigInt(bits);
  }
  return value === 0n ? 0 : value < 0n ? -1 : 1;
}

/** Halves the interval of a simple root once. */
export function halve(polynomial: Polynomial, root: Isolated): Isolated {
  const { low, width, startsPositive } = root;
  if (width === 0n) return root;
  const bits = root.bits + 1;
  const middle = 2n * low + width;
  const sign = signAt(polynomial, middle, bits);
  if (sign === 0) return { low: middle, width: 0n, bits, startsPositive };
  return sign > 0 === startsPositive
    ? { low: middle, width, bits, startsPositive }
    : { low: 2n * low, width, bits, startsPositive };
}
