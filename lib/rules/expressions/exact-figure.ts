// Exact figures: fractions of whole numbers, so that no formula loses a digit before its rule says where to round.
import { type Decimal, divide, divideHalfEven, formatDecimal, powerOfTen } from '../../shared/decimal.ts';

/** `over` / `under`, `under` above zero; not necessarily in lowest terms. */
export class Figure {
  readonly over: bigint;
  readonly under: bigint;

  constructor(over: bigint, under: bigint) {
    this.over = over;
    this.under = under;
  }
}

export const whole = (value: number | bigint): Figure => new Figure(BigInt(value), 1n);
export const fromDecimal = ({ coefficient, scale }: Decimal): Figure => new Figure(coefficient, powerOfTen(scale));

export const plus = (a: Figure, b: Figure): Figure =>
  a.under === b.under
    ? new Figure(a.over + b.over, a.under)
    : new Figure(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Figure, b: Figure): Figure => plus(a, new Figure(-b.over, b.under));
export const times = (a: Figure, b: Figure): Figure => new Figure(a.over * b.over, a.under * b.under);
/** `b` is not zero. */
export const over = (a: Figure, b: Figure): Figure =>
  b.over < 0n ? new Figure(-a.over * b.under, a.under * -b.over) : new Figure(a.over * b.under, a.under * b.over);

export function order(a: Figure, b: Figure): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Toward minus infinity. */
export function floor({ over: top, under }: Figure): bigint {
  const cut = top / under;
  return top < 0n && cut * under !== top ? cut - 1n : cut;
}

/** Half to even. `places` may be negative: tens, hundreds … */
export function roundTo({ over: top, under }: Figure, places: number): Figure {
  if (places < 0) {
    const step = powerOfTen(-places);
    return whole(divideHalfEven(top, under * step) * step);
  }
  return new Figure(divideHalfEven(top * powerOfTen(places), under), powerOfTen(places));
}

/** The figure rounded half to even to `places`, as plain decimal text. */
export const decimalText = ({ over: top, under }: Figure, places: number): string =>
  formatDecimal(divide({ coefficient: top, scale: 0 }, { coefficient: under, scale: 0 }, places));

/** The figure as decimal text with every digit; undefined where it has no end, such as 1/3. */
export function exactText(figure: Figure): string | undefined {
  let rest = figure.under / commonDivisor(figure.over, figure.under);
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? decimalText(figure, Math.max(twos, fives)) : undefined;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [high, low] = [a < 0n ? -a : a, b];
  while (low !== 0n) [high, low] = [low, high % low];
  return high === 0n ? 1n : high;
}
