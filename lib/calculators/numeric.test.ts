// A figure is exact or it is refused: whatever is sent, nothing else happens.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal } from '../shared/decimal.ts';
import { isFault } from '../shared/fault.ts';
import { FigureOutOfRange, NumberRefused } from './faults.ts';
import { figure } from './numeric.ts';

test('every finite number of JSON in range is read as the shortest decimal that names it', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e40, max: 1e40 }), (value) => {
      fc.pre(value === 0 || Math.abs(value) > 1e-30);
      expect(Number(formatDecimal(figure(value, '/x')))).toBe(value === 0 ? 0 : value);
    }),
  );
});

test('text is read as it stands', () => {
  for (const text of ['0.1', '-12.50', '123456789012345678901234567890.5', '.5'])
    expect(Number(formatDecimal(figure(text, '/x')))).toBe(Number(text));
});

test('whatever else is sent is refused by name, never thrown about', () => {
  const bad = fc.oneof(
    fc.string(),
    fc.constantFrom('NaN', 'Infinity', '1e400', '1e5', '1,5', '', '9'.repeat(61), '1'.repeat(10_000)),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e308, 5e-324),
  );
  fc.assert(
    fc.property(bad, fc.constantFrom('any', 'positive', 'not negative', 'share'), (value, range) => {
      try {
        figure(value, '/x', range);
      } catch (error) {
        expect(isFault(error, NumberRefused, FigureOutOfRange)).toBe(true);
        if (isFault(error))
          expect(error.problems[0]).toMatchObject({ field: '/x', details: { remedy: expect.any(String) } });
      }
    }),
  );
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 'NaN', '1e400', 1e308, 5e-324, undefined, ''])
    expect(() => figure(value, '/x')).toThrow(/^\/x is/);
});

test('ranges are kept to their ends', () => {
  expect(() => figure(0, '/x', 'positive')).toThrow(/greater than zero/);
  expect(() => figure(-1, '/x', 'not negative')).toThrow(/zero or more/);
  expect(() => figure('1.0001', '/x', 'share')).toThrow(/between 0 and 1/);
  expect([figure(0, '/x', 'share'), figure(1, '/x', 'share')].map(formatDecimal)).toEqual(['0', '1']);
});
