// Every category has its methods, every method is a sum of products, and what does not fit is refused.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, formatDecimal } from '../../shared/decimal.ts';
import { isFault } from '../../shared/fault.ts';
import { SCOPE_3_CATEGORIES, SCOPE_3_METHODS, type Scope3Method, scope3Emissions } from './index.ts';

const METHODS = Object.keys(SCOPE_3_METHODS).filter((name): name is Scope3Method => name in SCOPE_3_METHODS);
const term = (quantity: string | number, kgCo2ePerUnit: string | number, more: object = {}) => ({
  ...{ name: 'term', currency: 'EUR' },
  quantity,
  kgCo2ePerUnit,
  ...more,
});
const kg = (category: number, method: Scope3Method, terms: ReturnType<typeof term>[], more: object = {}) =>
  formatDecimal(scope3Emissions({ category, method, terms, ...more }).co2eKg);
const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'answered';
  } catch (error) {
    return isFault(error) ? `${error.type.reason} ${error.problems[0]?.field}` : String(error);
  }
};

test('all fifteen categories compute by each of their methods and by no other', () => {
  expect(SCOPE_3_CATEGORIES.map(({ category }) => category)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  for (const { category, methods } of SCOPE_3_CATEGORIES)
    for (const method of METHODS)
      expect(
        refusal(() => kg(category, method, [term(2, 3)])),
        `${category} ${method}`,
      ).toBe(methods.includes(method) ? 'answered' : 'scope3_method_refused /method');
  expect(refusal(() => kg(16, 'average-data', []))).toBe('scope3_method_refused /category');
});

test('spending loses its margin and is brought to the prices of its factor', () => {
  expect(kg(1, 'spend-based', [term(1120, '0.5')], { inflation: '1.12' })).toBe('500');
  expect(kg(1, 'spend-based', [term(1000, '0.5')], { marginShare: '0.2' })).toBe('400');
  expect(kg(1, 'average-data', [term(1120, '0.5')], { inflation: '1.12' })).toBe('560');
});

test('spending in another money than its factor needs a rate, and spending in none is refused', () => {
  const dollars = { currency: 'USD', factorCurrency: 'EUR' };
  expect(kg(1, 'spend-based', [term(1000, '0.5', { ...dollars, exchangeRate: '0.9' })])).toBe('450');
  expect(refusal(() => kg(1, 'spend-based', [term(1, 1), term(1000, '0.5', dollars)]))).toBe(
    'currencies_mixed /terms/1/factorCurrency',
  );
  expect(refusal(() => kg(1, 'spend-based', [term(1, 1, { ...dollars, exchangeRate: 0 })]))).toBe(
    'figure_out_of_range /terms/0/exchangeRate',
  );
  expect(refusal(() => kg(1, 'spend-based', [term(1, 1, { currency: undefined })]))).toBe(
    'scope3_method_refused /terms/0/currency',
  );
});

test('a hybrid is the sum of what the supplier and the averages say, allocated by share', () => {
  const terms = [term(1000, 1, { share: '0.1' }), term(20, '3.5'), term(400, '0.05'), term(12, '0.6')];
  expect(kg(1, 'hybrid', terms)).toBe('197.2');
  expect(
    scope3Emissions({ category: 15, method: 'investment-specific', terms: [term(5000, 1, { share: '0.15' })] }),
  ).toMatchObject({
    categoryName: 'Investments',
    terms: [{ step: '5000 × 0.15 × 1' }],
  });
});

test('the order of terms never matters, and doubled quantities double the result', () => {
  const terms = fc.array(fc.tuple(fc.nat(100_000), fc.nat(1000)), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(terms, (drawn) => {
      const of = (times: number) => drawn.map(([quantity, rate]) => term(quantity * times, rate));
      const total = (parts: ReturnType<typeof term>[]) =>
        scope3Emissions({ category: 4, method: 'distance-based', terms: parts }).co2eKg;
      expect(compare(total(of(1).toReversed()), total(of(1)))).toBe(0);
      expect(total(of(2)).coefficient).toBe(2n * total(of(1)).coefficient);
    }),
  );
});

test('a bad figure is refused by the pointer of its term', () => {
  expect(refusal(() => kg(6, 'distance-based', [term(1, 1), term('NaN', 1)]))).toBe('number_refused /terms/1/quantity');
  expect(refusal(() => kg(6, 'distance-based', [term(1, -1)]))).toBe('figure_out_of_range /terms/0/kgCo2ePerUnit');
  expect(refusal(() => kg(1, 'spend-based', [term(1, 1)], { inflation: 0 }))).toBe('figure_out_of_range /inflation');
});
