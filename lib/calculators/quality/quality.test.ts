// The quality of a result follows from its parts alone, lies between them, and says what it does not know.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal } from '../../shared/decimal.ts';
import { isFault } from '../../shared/fault.ts';
import { countDefaults, dataQuality, type RatedPart, type ResultPart, ResultQuality, resultQuality } from './index.ts';

const rating = (value: number) => ({
  technology: value,
  time: value,
  geography: value,
  completeness: value,
  reliability: value,
});
const notes = { defaultsUsed: [], uncertaintyMissing: 'The supplier states none.' };
const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'answered';
  } catch (error) {
    if (!isFault(error)) return String(error);
    return `${error.type.reason} ${error.problems[0]?.field}`;
  }
};

test('the quality of a result lies between its best and worst part, whatever their order', () => {
  const part = fc.record({ weight: fc.nat(1000), rating: fc.integer({ min: 1, max: 5 }).map(rating) });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts: RatedPart[]) => {
      const score = Number(formatDecimal(dataQuality(parts).score));
      const ratings = parts.map((each) => each.rating.time);
      expect(score).toBeGreaterThanOrEqual(Math.min(...ratings));
      expect(score).toBeLessThanOrEqual(Math.max(...ratings));
      expect(dataQuality(parts.toReversed())).toEqual(dataQuality(parts));
    }),
  );
  const parts = [
    { weight: 300, rating: rating(1) },
    { weight: 100, rating: rating(5) },
  ];
  expect(formatDecimal(dataQuality(parts).score)).toBe('2');
  expect(refusal(() => dataQuality([]))).toBe('figure_out_of_range /parts');
  expect(refusal(() => dataQuality([{ weight: 1, rating: { ...rating(1), time: 6 } }]))).toBe(
    'figure_out_of_range /parts/0/rating/time',
  );
});

test('three parts of known error make the error of their sum', () => {
  // IPCC 2006 vol. 1 ch. 3 eq. 3.2: sqrt((100·0.3)² + (40·0.4)²) / 140 = 34/140.
  const result = resultQuality(
    [
      { contribution: '100', relative95: '0.3', rating: rating(1), onDefault: false },
      { contribution: '40', relative95: '0.4', onDefault: true },
    ],
    notes,
  );
  expect(ResultQuality.parse(result)).toEqual(result);
  expect(result.uncertainty).toMatchObject({
    status: 'known',
    method: 'error-propagation',
    relative95: '0.242857142857',
  });
  expect(result.dataQuality).toMatchObject({ status: 'rated', score: '1', ratedShare: '0.714286' });
  expect(result.shareOnDefaults).toBe('0.285714');
});

test('what is not known is said with its reason, and what is known of it', () => {
  const parts: ResultPart[] = [
    { contribution: '75', relative95: '0.1', onDefault: false },
    { contribution: '25', onDefault: false },
  ];
  const result = resultQuality(parts, notes);
  expect(result.uncertainty).toEqual({
    status: 'unknown',
    reason: 'The supplier states none.',
    known: { share: '0.75', relative95: '0.1' },
  });
  expect(result.dataQuality).toMatchObject({ status: 'unrated' });
  for (const parts of [[], [{ contribution: '0', relative95: '0.1', onDefault: true }]])
    expect(resultQuality(parts, notes).uncertainty).toMatchObject({
      status: 'unknown',
      reason: expect.stringMatching(/zero/),
    });
});

test('a deduction counts by its size, and parts that cancel out have no share', () => {
  const credit = (size: string): ResultPart[] => [
    { contribution: '100', relative95: '0.1', onDefault: false },
    { contribution: size, relative95: '0.1', onDefault: true },
  ];
  expect(resultQuality(credit('-50'), notes)).toMatchObject({ shareOnDefaults: '0.333333' });
  expect(resultQuality(credit('-100'), notes).uncertainty).toMatchObject({
    status: 'unknown',
    reason: expect.stringMatching(/cancel/),
  });
});

test('any parts make quality fields of the declared shape, whatever their order', () => {
  const part = fc.record({
    contribution: fc.integer({ min: -10_000, max: 10_000 }),
    relative95: fc.option(
      fc.integer({ min: 0, max: 300 }).map((n) => n / 100),
      { nil: undefined },
    ),
    rating: fc.option(fc.integer({ min: 1, max: 5 }).map(rating), { nil: undefined }),
    onDefault: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (drawn) => {
      const parts = drawn.map(
        ({ relative95, rating: rated, ...rest }): ResultPart => ({
          ...rest,
          ...(relative95 !== undefined && { relative95 }),
          ...(rated !== undefined && { rating: rated }),
        }),
      );
      const result = resultQuality(parts, notes);
      expect(ResultQuality.parse(result)).toEqual(result);
      expect(resultQuality(parts.toReversed(), notes)).toEqual(result);
    }),
  );
});

test('equal defaults are told once, with how often they were used', () => {
  const used = { what: 'gwp_set', value: 'AR5', source: 'IPCC', why: 'No set was named.' };
  expect(countDefaults([used, { ...used, value: 'AR6' }, { ...used, count: 3 }])).toEqual([
    { ...used, count: 4 },
    { ...used, value: 'AR6', count: 1 },
  ]);
});
