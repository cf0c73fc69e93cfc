// Exactness is the promise: an independent arbitrary-precision library is the judge.
import { Decimal as Judge } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  compare,
  decimal,
  divide,
  formatDecimal,
  multiply,
  parseDecimal,
  productInUnits,
  round,
  toDecimal,
  toUnits,
} from './decimal.ts';

const Exact = Judge.clone({ precision: 200, toExpNeg: -500, toExpPos: 500, rounding: Judge.ROUND_HALF_EVEN });
const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: 0, max: 20 }))
  .map(([coefficient, scale]) => decimal(coefficient, scale));
const judge = (value: ReturnType<typeof decimal>) => new Exact(formatDecimal(value));

test('text of a number reads back as the same number', () => {
  fc.assert(fc.property(number, (a) => compare(toDecimal(formatDecimal(a)), a) === 0));
});

test('sums and products lose no digit', () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(formatDecimal(add(a, b))).toBe(judge(a).plus(judge(b)).toFixed());
      expect(formatDecimal(multiply(a, b))).toBe(judge(a).times(judge(b)).toFixed());
    }),
  );
});

test('rounding and division go half to even at the declared place', () => {
  fc.assert(
    fc.property(number, number, fc.integer({ min: 0, max: 24 }), (a, b, places) => {
      expect(
        new Exact(formatDecimal(round(a, places))).eq(judge(a).toDecimalPlaces(places, Judge.ROUND_HALF_EVEN)),
      ).toBe(true);
      fc.pre(b.coefficient !== 0n);
      const precise = Judge.clone({ precision: 120, rounding: Judge.ROUND_DOWN });
      const quotient = new precise(formatDecimal(a))
        .div(formatDecimal(b))
        .toDecimalPlaces(places, Judge.ROUND_HALF_EVEN);
      expect(quotient.eq(formatDecimal(divide(a, b, places)))).toBe(true);
    }),
  );
  for (const [from, to] of [
    ['0.5', '0'],
    ['1.5', '2'],
    ['2.5', '2'],
    ['-0.5', '0'],
    ['-1.5', '-2'],
    ['2.51', '3'],
  ] as const) {
    expect(formatDecimal(round(toDecimal(from), 0))).toBe(to);
  }
});

test('the short way to a rounded product is the long way', () => {
  fc.assert(
    fc.property(number, number, fc.integer({ min: 0, max: 24 }), (a, b, places) => {
      expect(productInUnits(a, b, places)).toBe(toUnits(multiply(a, b), places));
    }),
  );
});

test('anything but plain decimal text is not a number', () => {
  for (const text of ['', '.', '-', '1e5', '1,5', ' 1', 'NaN', 'Infinity', '0x1', '1.2.3', '--1'])
    expect(parseDecimal(text)).toBeUndefined();
});
