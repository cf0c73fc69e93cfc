// A text is a day only where it can mean no other.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DateOrder, daysBetween, readDate } from './dates.ts';
import { spellingOf } from './locale.ts';

const said = (text: string, order?: DateOrder) => {
  const read = readDate(text, order);
  return typeof read === 'string' ? read : read.reason;
};

test.each([
  ['2025-03-31', undefined, '2025-03-31'],
  ['2025-03-31T10:00:00Z', undefined, '2025-03-31'],
  ['2024-02-29', undefined, '2024-02-29'],
  ['31/03/2025', undefined, '2025-03-31'],
  ['03.31.2025', undefined, '2025-03-31'],
  ['02/02/2025', undefined, '2025-02-02'],
  ['2025/3/1', undefined, '2025-03-01'],
  ['01/02/03', 'dmy', '2003-02-01'],
  ['01/02/03', 'mdy', '2003-01-02'],
  ['01/02/03', 'ymd', '2001-02-03'],
  ['1.2.70', 'dmy', '1970-02-01'],
] as const)('%s read as %s is %s', (text, order, day) => {
  expect(readDate(text, order)).toBe(day);
});

test.each([
  ['01/02/03', undefined, 'can mean 2003-02-01 or 2003-01-02 or 2001-02-03'],
  ['01/02/2025', undefined, 'can mean 2025-02-01 or 2025-01-02'],
  ['31/02/2025', undefined, 'day 31 of a month that has 28'],
  ['31/02/2025', 'dmy', 'day 31 of a month that has 28'],
  ['2023-02-29', undefined, 'day 29 of a month that has 28'],
  ['2025-13-01', undefined, 'month 13'],
  ['13/13/2025', 'dmy', 'month 13'],
  ['2025-00-10', undefined, 'month 0'],
  ['yesterday', undefined, 'is no date'],
  ['2025-03', undefined, 'is no date'],
  ['0000-01-01', undefined, 'is no date'],
  ['1/2-2025', undefined, 'is no date'],
  ['', 'dmy', 'is no date'],
] as const)('%s read as %s is refused: %s', (text, order, reason) => {
  expect(said(text, order)).toContain(reason);
});

test('every day comes back from its own writing, and no text throws', () => {
  const day = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.constantFrom('/', '.', '-'), (date, sign) => {
      const iso = date.toISOString().slice(0, 10);
      const [y, m, d] = iso.split('-');
      expect(readDate(iso, undefined)).toBe(iso);
      expect(readDate([d, m, y].join(sign), 'dmy')).toBe(iso);
      expect(readDate([m, d, y].join(sign), 'mdy')).toBe(iso);
      const loose = readDate([d, m, y].join(sign), undefined);
      if (Number(d) > 12 || d === m) expect(loose).toBe(iso);
      else expect(loose).toMatchObject({ reason: expect.stringContaining('can mean') });
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readDate(text, 'dmy')));
});

test('a locale settles decimal sign and order of dates, and an unknown one nothing', () => {
  expect(spellingOf('de-DE')).toEqual({ decimal: ',', order: 'dmy' });
  expect(spellingOf('en-US')).toEqual({ decimal: '.', order: 'mdy' });
  expect(spellingOf('en-GB')).toEqual({ decimal: '.', order: 'dmy' });
  expect(spellingOf('ja-JP')).toEqual({ decimal: '.', order: 'ymd' });
  for (const tag of ['', 'x', 'klingon-XX-1-2', '!!', 'zz-ZZ']) expect(spellingOf(tag)).toBeUndefined();
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
});
