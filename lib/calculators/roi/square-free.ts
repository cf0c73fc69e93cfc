// Repeated roots taken once: a polynomial without its multiple factors, so that bisection can tell its roots apart.
import type { Polynomial } from './isolate-roots.ts';

/** A prime: where p and p' share no factor modulo it, they share none at all. */
const PRIME = (1n << 61n) - 1n;

const trimmed = (polynomial: bigint[]): bigint[] => {
  let end = polynomial.length;
  while (end > 0 && polynomial[end - 1] === 0n) end--;
  return polynomial.slice(0, end);
};
const derivative = (polynomial: Polynomial): bigint[] =>
  polynomial.slice(1).map((coefficient, index) => coefficient * BigInt(index + 1));

/** The polynomial with each root once. Exact; the costly way is taken only where a quick test modulo a prime suspects a repeated factor. */
export function squareFree(polynomial: Polynomial): Polynomial {
  if (polynomial.length < 3 || !suspectsRepeatedRoot(polynomial)) return polynomial;
  const shared = commonDivisor([...polynomial], derivative(polynomial));
  return shared.length < 2 ? polynomial : primitive(pseudoQuotient([...polynomial], shared));
}

function suspectsRepeatedRoot(polynomial: Polynomial): boolean {
  if ((polynomial.at(-1) ?? 0n) % PRIME === 0n) return true;
  const reduce = (each: readonly bigint[]) => trimmed(each.map((c) => ((c % PRIME) + PRIME) % PRIME));
  let [a, b] = [reduce(polynomial), reduce(derivative(polynomial))];
  while (b.length > 0) [a, b] = [b, remainderModulo(a, b)];
  return a.length > 1;
}

function inverse(value: bigint): bigint {
  let [a, b, x, y] = [value, PRIME, 1n, 0n];
  while (b > 0n) {
    const quotient = a / b;
    [a, b, x, y] = [b, a - quotient * b, y, x - quotient * y];
  }
  return ((x % PRIME) + PRIME) % PRIME;
}

function remainderModulo(dividend: readonly bigint[], divisor: readonly bigint[]): bigint[] {
  const rest = [...dividend];
  const unit = inverse(divisor.at(-1) ?? 1n);
  for (let top = rest.length - 1; top >= divisor.length - 1; top--) {
    const factor = ((rest[top] ?? 0n) * unit) % PRIME;
    if (factor === 0n) continue;
    const offset = top - divisor.length + 1;
    divisor.forEach((coefficient, index) => {
      const at = offset + index;
      rest[at] = ((((rest[at] ?? 0n) - factor * coefficient) % PRIME) + PRIME) % PRIME;
    });
  }
  return trimmed(rest.slice(0, divisor.length - 1));
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
};
const primitive = (polynomial: bigint[]): bigint[] => {
  const content = polynomial.reduce(gcd, 0n);
  return content > 1n ? polynomial.map((coefficient) => coefficient / content) : polynomial;
};

function commonDivisor(a: bigint[], b: bigint[]): bigint[] {
  let [x, y] = [primitive(a), primitive(b)];
  while (y.length > 0) [x, y] = [y, primitive(pseudoDivide(x, y).rest)];
  return x;
}

/** lead^k·dividend = quotient·divisor + rest, over the integers. */
function pseudoDivide(dividend: readonly bigint[], divisor: readonly bigint[]): { quotient: bigint[]; rest: bigint[] } {
  const lead = divisor.at(-1) ?? 1n;
  let rest = [...dividend];
  let quotient: bigint[] = new Array<bigint>(Math.max(0, dividend.length - divisor.length + 1)).fill(0n);
  for (let top = dividend.length - 1; top >= divisor.length - 1; top--) {
    const factor = rest[top] ?? 0n;
    const offset = top - divisor.length + 1;
    rest = rest.map((coefficient) => coefficient * lead);
    quotient = quotient.map((coefficient) => coefficient * lead);
    quotient[offset] = (quotient[offset] ?? 0n) + factor;
    divisor.forEach((coefficient, index) => {
      rest[offset + index] = (rest[offset + index] ?? 0n) - factor * coefficient;
    });
  }
  return { quotient, rest: trimmed(rest.slice(0, divisor.length - 1)) };
}

const pseudoQuotient = (dividend: readonly bigint[], divisor: readonly bigint[]): bigint[] =>
  pseudoDivide(dividend, divisor).quotient;
