// A date in activity data means one stretch of days or nothing.
import { expect, test } from 'vitest';
import { overlaps, parsePeriod } from './period.ts';

test('days, months, quarters and years read as their first and last day', () => {
  expect(parsePeriod('2024')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  expect(parsePeriod('2024-Q1')).toEqual({ from: '2024-01-01', to: '2024-03-31' });
  expect(parsePeriod('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(parsePeriod('2023-02-28')).toEqual({ from: '2023-02-28', to: '2023-02-28' });
  expect(parsePeriod('2023-02-28T23:59:59Z')).toEqual({ from: '2023-02-28', to: '2023-02-28' });
});

test('what could mean two days, or no day, is not a date', () => {
  for (const text of [
    '01/02/2024',
    '1.2.2024',
    '2024-13',
    '2024-02-30',
    '2023-02-29',
    '24',
    '2024-Q5',
    '',
    'May 2024',
  ]) {
    expect(parsePeriod(text), text).toBeUndefined();
  }
});

test('an open end lasts for ever', () => {
  const day = { from: '2099-01-01', to: '2099-01-01' };
  expect(overlaps(day, '2025-01-15', null)).toBe(true);
  expect(overlaps(day, '2025-01-15', '2098-12-31')).toBe(false);
});
