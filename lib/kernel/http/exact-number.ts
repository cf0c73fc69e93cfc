// Does a number written in JSON mean the very number a double makes of it? Zeros and exponents may be written differently; no digit may change.

/** Fewer digits than this always survive (IEEE 754 binary64). */
const ALWAYS_EXACT = 15;

/** `literal` is a JSON number; time is linear in its length. */
export function isExact(literal: string): boolean {
  if (literal.length <= ALWAYS_EXACT) return true;
  const written = digitsOf(literal);
  const kept = digitsOf(String(Number(literal)));
  return written.digits === kept.digits && (written.digits === '' || written.exponent === kept.exponent);
}

/** A number is 0.digits × 10^exponent, without zeros at either end of the digits. */
function digitsOf(literal: string): { readonly digits: string; readonly exponent: number } {
  const [mantissa = '', exponent = '0'] = (literal.startsWith('-') ? literal.slice(1) : literal).split(/[eE]/);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = whole + fraction;
  // By hand, because an expression for trailing zeros takes quadratic time over zeros that are not trailing.
  let [from, to] = [0, all.length];
  while (from < to && all[from] === '0') from += 1;
  while (to > from && all[to - 1] === '0') to -= 1;
  return { digits: all.slice(from, to), exponent: Number(exponent) + whole.length - from };
}
