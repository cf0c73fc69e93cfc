// Separators count only where they can mean one thing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal } from '../shared/decimal.ts';
import { type NumberStyle, readNumber } from './number.ts';

const read = (cell: string, style: NumberStyle): string => {
  const value = readNumber(cell, style);
  return 'code' in value ? value.code : formatDecimal(value);
};

test('each way of writing a number means what its separators leave open', () => {
  const expected: [string, NumberStyle, string][] = [
    ['1234.5', 'comma-file', '1234.5'],
    ['1,234.5', 'comma-file', '1234.5'],
    ['2,003,882', 'comma-file', '2003882'],
    ['1,234', 'comma-file', 'quantity_ambiguous'],
    ['1,234', '.', '1234'],
    ['1,234', ',', '1.234'],
    ['1.234', 'comma-file', '1.234'],
    ['1.234', 'semicolon-file', 'quantity_ambiguous'],
    ['1.234', ',', '1234'],
    ['1.234', '.', '1.234'],
    ['1.234,5', 'semicolon-file', '1234.5'],
    ['1234,5', 'semicolon-file', '1234.5'],
    ['1234.5', 'semicolon-file', '1234.5'],
    ['0,5', 'comma-file', '0.5'],
    ['0.125', 'semicolon-file', '0.125'],
    ["1'234.5", 'comma-file', '1234.5'],
    ['1\u00a0234,5', ',', '1234.5'],
    ['1 234 567', 'comma-file', '1234567'],
    ['1.5E+3', 'comma-file', '1500'],
    ['1e400', 'comma-file', 'quantity_absurd'],
    ['-5', 'comma-file', '-5'],
    ['', 'comma-file', 'quantity_missing'],
    ['n/a', 'comma-file', 'quantity_not_a_number'],
    ['NaN', '.', 'quantity_not_a_number'],
    ['Infinity', '.', 'quantity_not_a_number'],
    ['12 kWh', '.', 'quantity_not_a_number'],
    ['1,23,4', '.', 'quantity_separators'],
    ['1.2.3', '.', 'quantity_separators'],
    ['9'.repeat(60), '.', 'quantity_absurd'],
  ];
  for (const [cell, style, value] of expected) expect(read(cell, style), `${cell} in ${style}`).toBe(value);
});

test('any text is read or refused, never thrown at', () => {
  const style = fc.constantFrom<NumberStyle>('.', ',', 'comma-file', 'semicolon-file');
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[\d.,\s'eE+-]{0,20}$/)),
      style,
      (cell, s) => typeof read(cell, s) === 'string',
    ),
  );
});
