// What the figures of an impact promise.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, decimal, formatDecimal, toDecimal } from '../shared/decimal.ts';
import { type Assessed, addImpacts, figureOf, figuresOf, isChange } from './model.ts';

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => formatDecimal(decimal(BigInt(n), 3)));
const assessed = fc
  .record({
    agentId: fc.constantFrom('a', 'b', 'c'),
    outcome: fc.constantFrom('CHANGED' as const, 'UNCHANGED' as const, 'IMPOSSIBLE' as const),
    before: amount,
    after: amount,
  })
  .map(({ before, after, ...rest }): Assessed => ({ ...rest, figures: [figureOf('total', 'kg', { before, after })] }));

test('after is before and the difference, to the last digit', () => {
  fc.assert(
    fc.property(amount, amount, (before, after) => {
      const figure = figureOf('total', 'kg', { before, after });
      expect(formatDecimal(add(toDecimal(figure.before), toDecimal(figure.absolute)))).toBe(figure.after);
      expect('relative' in figure).toBe(Number(before) !== 0);
      expect(isChange([figure])).toBe(Number(before) !== Number(after));
    }),
  );
});

test('what results add up to depends on no order and on no paging', () => {
  fc.assert(
    fc.property(fc.array(assessed, { maxLength: 20 }), fc.nat(20), (all, cut) => {
      const whole = addImpacts([], all);
      expect(addImpacts([], all.toReversed())).toEqual(whole);
      expect(addImpacts(addImpacts([], all.slice(0, cut)), all.slice(cut))).toEqual(whole);
      expect(whole.reduce((sum, { results }) => sum + results, 0)).toBe(all.length);
    }),
  );
});

test('a share is of what was before; of nothing there is none', () => {
  expect(figureOf('total', 'kg', { before: '8', after: '9' })).toMatchObject({ absolute: '1', relative: '0.125' });
  expect(figureOf('total', 'kg', { before: '-8', after: '-9' })).toMatchObject({ absolute: '-1', relative: '-0.125' });
  expect(figureOf('total', 'kg', { before: '0', after: '9' })).not.toHaveProperty('relative');
});

test('a figure that one of the outputs does not show is not compared', () => {
  const headlines = [
    { name: 'total', at: '/total', unit: 'kg' },
    { name: 'other', at: '/other', unit: 'kg' },
  ];
  expect(figuresOf(headlines, { total: '1', other: 'none' }, { total: '2' }).map(({ name }) => name)).toEqual([
    'total',
  ]);
});
