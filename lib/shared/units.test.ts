// Conversions are definitions: exact where they terminate, and the way there and back is the identity.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, decimal, formatDecimal, multiply, round } from './decimal.ts';
import { conversion, convert, findUnit, type Unit, units } from './units.ts';

const unit = (text: string): Unit => {
  const found = findUnit(text);
  if (found === undefined) throw new Error(`no unit ${text}`);
  return found;
};

test('the conversions that bills and factors meet in are the defined ones', () => {
  const expected: [string, string, string][] = [
    ['therm', 'MMBtu', '0.1'],
    ['kBtu', 'MMBtu', '0.001'],
    ['kWh', 'MJ', '3.6'],
    ['MWh', 'kWh', '1000'],
    ['kWh', 'Btu', '3412.141633127942'],
    ['short ton', 'lb', '2000'],
    ['short ton', 'kg', '907.18474'],
    ['US gallon', 'litre', '3.785411784'],
    ['imperial gallon', 'litre', '4.54609'],
    ['barrel', 'US gallon', '42'],
    ['ccf', 'scf', '100'],
    ['Mcf', 'ccf', '10'],
    ['scf', 'litre', '28.316846592'],
    ['GJ', 'kWh', '277.777777777778'],
  ];
  for (const [from, to, by] of expected)
    expect(formatDecimal(round(conversion(unit(from), unit(to)), 12)), `${from} → ${to}`).toBe(by);
});

test('there and back is the same amount, within the 24 declared decimals', () => {
  const ofOneKind = fc
    .tuple(fc.constantFrom(...units), fc.constantFrom(...units))
    .filter(([a, b]) => a.dimension === b.dimension);
  fc.assert(
    fc.property(ofOneKind, fc.integer({ min: 1, max: 1_000_000 }), ([a, b], n) => {
      const back = convert(convert(decimal(BigInt(n)), a, b), b, a);
      const error = multiply(back, decimal(1n));
      expect(compare(round(error, 3), decimal(BigInt(n)))).toBe(0);
    }),
  );
});

test('every spelling names one unit, and "ton" names none', () => {
  const owners = Map.groupBy(
    units.flatMap((each) => each.aliases.map((alias) => [alias, each.id] as const)),
    ([alias]) => alias,
  );
  for (const [alias, named] of owners) expect(new Set(named.map(([, id]) => id)).size, alias).toBe(1);
  expect(findUnit('ton')).toBeUndefined();
  expect(unit('kWh (Gross CV)').id).toBe('kWh (gross CV)');
  expect(unit('MMBtu HHV').calorific).toBe('gross');
  expect(unit(' Therms ').id).toBe('therm');
});

test('units of different kinds never convert', () => {
  expect(() => conversion(unit('kg'), unit('kWh'))).toThrow(RangeError);
});
