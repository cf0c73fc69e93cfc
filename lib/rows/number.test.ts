// Separators count only where they can mean one thing, and mean it throughout a file.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal } from '../shared/decimal.ts';
import { type DecimalSign, NumberReader } from './number-reader.ts';

const readAll = (cells: readonly (string | number)[], sign?: DecimalSign): string[] => {
  const reader = new NumberReader(sign);
  return cells.map((cell) => {
    const value = reader.read(cell);
    return 'code' in value ? value.code : formatDecimal(value);
  });
};

test('each way of writing a number means what its separators leave open', () => {
  const expected: [string, DecimalSign | undefined, string][] = [
    ['1234.5', undefined, '1234.5'],
    ['1,234.5', undefined, '1234.5'],
    ['2,003,882', undefined, '2003882'],
    ['1,234', undefined, 'quantity_ambiguous'],
    ['1.234', undefined, 'quantity_ambiguous'],
    ['1,234', '.', '1234'],
    ['1,234', ',', '1.234'],
    ['1.234', ',', '1234'],
    ['1.234', '.', '1.234'],
    ['1.234,5', undefined, '1234.5'],
    ['1234,5', undefined, '1234.5'],
    ['0,5', undefined, '0.5'],
    ['0,5', '.', 'quantity_separators'],
    ['0.125', undefined, '0.125'],
    ["1'234.5", undefined, '1234.5'],
    ['1\u00a0234,5', ',', '1234.5'],
    ['1 234 567', undefined, '1234567'],
    ['1.5E+3', undefined, '1500'],
    ['1e400', undefined, 'quantity_absurd'],
    ['-5', undefined, '-5'],
    ['', undefined, 'quantity_missing'],
    ['n/a', undefined, 'quantity_not_a_number'],
    ['NaN', '.', 'quantity_not_a_number'],
    ['Infinity', '.', 'quantity_not_a_number'],
    ['12 kWh', '.', 'quantity_not_a_number'],
    ['1,23,4', '.', 'quantity_separators'],
    ['1.2.3', undefined, 'quantity_separators'],
    ['9'.repeat(60), '.', 'quantity_absurd'],
  ];
  for (const [cell, sign, value] of expected) expect(readAll([cell], sign), `${cell} with ${sign}`).toEqual([value]);
});

test('the first quantity that shows its decimal sign settles it for the file, and what contradicts it is refused', () => {
  expect(readAll(['7', '1.234', '1.234,5', '1.234', '0,5', '0.5'])).toEqual([
    '7',
    'quantity_ambiguous',
    '1234.5',
    '1234',
    '0.5',
    'quantity_ambiguous',
  ]);
  expect(readAll(['0.5', '1,234', '1.234', '1.234,5'])).toEqual(['0.5', '1234', '1.234', 'quantity_ambiguous']);
});

test('a JSON number has no style: it is read as it is and settles nothing', () => {
  expect(readAll([1.234, '1.234', 0.5, '0,5', '1.234', 1.234])).toEqual([
    '1.234',
    'quantity_ambiguous',
    '0.5',
    '0.5',
    '1234',
    '1.234',
  ]);
});

test('a declared sign is never overruled by what the file shows', () => {
  expect(readAll(['1.234,5', '1.234', '0,5'], '.')).toEqual(['quantity_separators', '1.234', 'quantity_separators']);
});

test('however quantities follow each other, all that are read are read by one sign', () => {
  const cell = fc.tuple(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom('.', ',')).map(([n, sign]) => {
    const [whole, part] = [Math.floor(n / 1000), n % 1000];
    return `${whole}${sign}${String(part).padStart(3, '0')}`;
  });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
      const reader = new NumberReader(undefined);
      const values = cells.map((text) => ({ text, value: reader.read(text) }));
      const sign = reader.found?.sign ?? '.';
      for (const { text, value } of values) if (!('code' in value)) expect([value]).toEqual([again(text, sign)]);
    }),
  );
});

const again = (text: string, sign: DecimalSign) => new NumberReader(sign).read(text);

test('any text is read or refused, never thrown at', () => {
  const sign = fc.constantFrom<(DecimalSign | undefined)[]>('.', ',', undefined);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.stringMatching(/^[\d.,\s'eE+-]{0,20}$/), fc.double())),
      sign,
      (cells, s) => readAll(cells, s).every((value) => value !== ''),
    ),
  );
});
