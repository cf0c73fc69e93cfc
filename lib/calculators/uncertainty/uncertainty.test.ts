// Propagation and simulation agree with theory and with each other, and the same seed always says the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decimal, formatDecimal } from '../../shared/decimal.ts';
import { type Distribution, ofProduct, ofSum, simulate } from './index.ts';
import { exp, ln, uniforms } from './random.ts';

const num = (value: Decimal): number => Number(formatDecimal(value));

test('products combine relative, sums absolute uncertainties', () => {
  expect(num(ofProduct(['0.03', '0.04']))).toBe(0.05);
  expect(
    num(
      ofSum([
        { value: 100, relative: '0.05' },
        { value: 100, relative: '0.05' },
      ]),
    ),
  ).toBeCloseTo(0.0353553390593, 12);
  expect(num(ofSum([{ value: '0.000003', relative: '0.1' }]))).toBeCloseTo(0.1, 12);
});

test('a sum is never more uncertain than its most uncertain part, and grouping changes nothing', () => {
  const part = fc.record({
    value: fc.integer({ min: 1, max: 1000 }),
    relative: fc.integer({ min: 0, max: 200 }).map((v) => v / 100),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
      const all = num(ofSum(parts));
      expect(all).toBeLessThanOrEqual(Math.max(...parts.map((each) => each.relative)) + 1e-9);
      const [first, ...rest] = parts;
      if (first === undefined || rest.length === 0) return;
      const group = { value: rest.reduce((sum, each) => sum + each.value, 0), relative: ofSum(rest) };
      expect(num(ofSum([first, group]))).toBeCloseTo(all, 9);
    }),
  );
});

test('the same seed gives the same digits, another seed others, and both agree with propagation', () => {
  const source: Distribution[] = [
    { kind: 'normal', mean: 1000, relative: '0.05' },
    { kind: 'normal', mean: '2.5', relative: '0.10' },
  ];
  const once = simulate([source], { seed: 42, draws: 20_000 });
  expect(simulate([source], { seed: 42, draws: 20_000 })).toEqual(once);
  expect(formatDecimal(simulate([source], { seed: 43, draws: 20_000 }).mean)).not.toBe(formatDecimal(once.mean));
  expect(num(once.mean)).toBeCloseTo(2500, -1);
  const halfWidth = (num(once.high95) - num(once.low95)) / 2 / num(once.mean);
  expect(Math.abs(halfWidth - num(ofProduct(['0.05', '0.10'])))).toBeLessThan(0.005);
  expect(formatDecimal(once.mean)).toMatchInlineSnapshot(`"2500.96767"`);
});

test('each distribution has the mean it is given and stays within its bounds', () => {
  const mean = (of: Distribution) => simulate([[of]], { seed: 7, draws: 20_000 });
  expect(num(mean({ kind: 'uniform', low: 2, high: 4 }).mean)).toBeCloseTo(3, 1);
  expect(num(mean({ kind: 'triangular', low: 0, mode: 3, high: 6 }).mean)).toBeCloseTo(3, 1);
  const skewed = mean({ kind: 'lognormal', mean: 10, relative: 1 });
  expect(num(skewed.mean)).toBeCloseTo(10, 0);
  expect(num(skewed.low95)).toBeGreaterThan(0);
  expect(num(skewed.median)).toBeLessThan(num(skewed.mean));
  expect(num(mean({ kind: 'exactly', value: '1.5' }).standardDeviation)).toBe(0);
});

test('logarithm and exponential agree with the engine to fourteen digits', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (x) => {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(1e-13 * Math.max(1, Math.abs(Math.log(x))));
      expect(Math.abs(exp(ln(x)) / x - 1)).toBeLessThan(1e-12);
    }),
  );
  const draw = uniforms(1);
  const many = Array.from({ length: 1000 }, draw);
  expect(many.every((value) => value >= 0 && value < 1)).toBe(true);
});

test('bounds in the wrong order, seeds with fractions and endless draws are refused', () => {
  expect(() => simulate([[{ kind: 'uniform', low: 2, high: 1 }]], { seed: 1 })).toThrow(/rising order/);
  expect(() => simulate([[{ kind: 'lognormal', mean: 0, relative: 1 }]], { seed: 1 })).toThrow(/above zero/);
  expect(() => simulate([], { seed: 1.5 })).toThrow(/seed/);
  expect(() => simulate([], { seed: 1, draws: 1e9 })).toThrow(/draws/);
  expect(() => ofSum([])).toThrow(/parts/);
});
