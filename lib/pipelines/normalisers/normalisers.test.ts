// What every normaliser holds: doing it twice changes nothing, and what can mean two things is refused and never guessed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, decimal, toDecimal } from '../../shared/decimal.ts';
import { units } from '../../shared/units.ts';
import type { Cell } from '../model.ts';
import { normaliseCompany } from './company.ts';
import { normaliseCountry } from './country.ts';
import { normaliseCurrency } from './currency.ts';
import { normaliseDate } from './date.ts';
import { numberColumn } from './number.ts';
import { normaliseText } from './text.ts';
import { normaliseUnit } from './unit.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });
const wishes = fc.record({
  case: fc.constantFrom('lower', 'upper', undefined),
  specials: fc.constantFrom('keep', 'remove', undefined),
});

describe('done twice, nothing more changes', () => {
  test('text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary', maxLength: 40 })), wishes, (text, wish) => {
        const once = normaliseText(text, wish);
        expect(normaliseText(once, wish)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  test('company names, with any legal form in any spelling', () => {
    const forms = fc.constantFrom(
      '',
      'GmbH',
      'g.m.b.h.',
      'GmbH & Co. KG',
      'LIMITED',
      ', Inc.',
      'S. A.',
      'Sp. z o. o.',
      'Co., Ltd.',
      'AG',
      'co ltd ag',
    );
    fc.assert(
      fc.property(anyText, forms, (name, form) => {
        const once = normaliseCompany(`${name} ${form}`);
        expect(normaliseCompany(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  test('dates, under any order and locale', () => {
    const spelt = fc.oneof(
      fc
        .tuple(
          fc.integer({ min: 0, max: 40 }),
          fc.constantFrom('/', '.', '-'),
          fc.integer({ min: 0, max: 13 }),
          fc.integer({ min: 0, max: 2100 }),
        )
        .map(([a, sign, b, c]) => [a, b, c].join(sign)),
      fc
        .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((at) => at.toISOString()),
      fc.constantFrom('31 Jan 2025', 'March 5, 2024', '5. März 2024', '20250131'),
    );
    const told = fc.record({
      order: fc.constantFrom('dmy', 'mdy', 'ymd', undefined),
      locale: fc.constantFrom('de-DE', 'en-US', 'en-GB', undefined),
    });
    fc.assert(
      fc.property(spelt, told, (text, how) => {
        const once = normaliseDate(text, how);
        if (typeof once === 'string') expect(normaliseDate(once, how)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  test('figures, whichever sign was told', () => {
    const spelt = fc
      .tuple(fc.integer(), fc.constantFrom('.', ','), fc.nat(9999))
      .map(([a, sign, b]) => `${a}${sign}${b}`);
    fc.assert(
      fc.property(spelt, fc.constantFrom('.', ',', undefined), (text, decimalSeparator) => {
        const column = numberColumn({ decimalSeparator });
        const once = column.read(text);
        if ('coefficient' in once) expect(column.read(once)).toEqual(once);
      }),
    );
  });

  test('countries, by every name and code', () => {
    for (const name of [
      'Germany',
      'DEU',
      '276',
      'Allemagne',
      'ALEMANIA',
      'Côte d’Ivoire',
      "Cote d'Ivoire",
      'USA',
      'Österreich',
    ])
      for (const output of ['alpha2', 'alpha3'] as const) {
        const once = normaliseCountry(name, output);
        expect(normaliseCountry(String(once), output)).toBe(once);
      }
  });

  test('units and currencies', () => {
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.constantFrom(...units), fc.integer(), (from, to, n) => {
        const once = normaliseUnit(decimal(BigInt(n)), from.id, to.id);
        if ('unit' in once) expect(normaliseUnit(once.quantity, once.unit, to.id)).toEqual(once);
      }),
    );
    const money = {
      to: 'EUR',
      rates: [{ from: 'USD', rate: '0.9', validFrom: '2025-01-01', validTo: '2025-01-31', source: 'ECB' }],
    };
    const once = normaliseCurrency({ amount: decimal(10n), currency: 'usd', date: '2025-01-31' }, money);
    expect(once).toEqual(decimal(90n, 1));
    if ('coefficient' in once)
      expect(normaliseCurrency({ amount: once, currency: 'EUR', date: '2030-01-01' }, money)).toEqual(once);
  });
});

const codeOf = (read: unknown): unknown =>
  typeof read === 'object' && read !== null && 'code' in read ? read.code : read;

describe('nothing is guessed', () => {
  test('dates that can be two days, or none', () => {
    expect(normaliseDate('01/02/03')).toMatchObject({
      code: 'date_ambiguous',
      reason: expect.stringContaining('2003-02-01 (dmy)'),
    });
    expect(normaliseDate('01/02/03', { locale: 'de-DE' })).toBe('2003-02-01');
    expect(normaliseDate('01/02/03', { locale: 'en-US' })).toBe('2003-01-02');
    expect(normaliseDate('01/02/03', { order: 'ymd' })).toBe('2001-02-03');
    expect(codeOf(normaliseDate('31/02/2025'))).toBe('date_missing_from_calendar');
    expect(codeOf(normaliseDate('31/02/2025', { locale: 'de-DE' }))).toBe('date_missing_from_calendar');
    expect(normaliseDate('31/01/2025')).toBe('2025-01-31');
    expect(codeOf(normaliseDate('31/01/2025', { order: 'mdy' }))).toBe('date_missing_from_calendar');
    expect(normaliseDate('03/03/2025')).toBe('2025-03-03');
    expect(codeOf(normaliseDate('2025-02-29'))).toBe('date_missing_from_calendar');
    expect(codeOf(normaliseDate('45000'))).toBe('date_unreadable');
    expect(normaliseDate('5. März 2024', { locale: 'de-DE' })).toBe('2024-03-05');
    expect(normaliseDate('2025-03-30T00:30:00+01:00')).toBe('2025-03-29T23:30:00Z');
  });

  test('"1.234,56" and "1,234.56" in one column: the second is named', () => {
    const column = numberColumn({});
    expect(column.read('1.234,56')).toEqual(toDecimal('1234.56'));
    expect(column.read('1,234.56')).toMatchObject({
      code: 'number_ambiguous',
      reason: expect.stringContaining('"1,234.56"'),
    });
    expect(column.read('1.000,5')).toEqual(toDecimal('1000.5'));
    expect(column.found()).toBe(',');
  });

  test('a figure that can be a thousand or a fraction waits for the sign to be told', () => {
    expect(codeOf(numberColumn({}).read('1,234'))).toBe('number_ambiguous');
    for (const [locale, value] of [
      ['de-DE', '1.234'],
      ['en-US', '1234'],
      ['fr-FR', '1.234'],
    ] as const)
      expect(numberColumn({ locale }).read('1,234')).toSatisfy(
        (read: Cell) => typeof read === 'object' && read !== null && compare(read, toDecimal(value)) === 0,
      );
  });

  test('a column resumed knows the sign it had found', () => {
    expect(numberColumn({}, ',').read('1.234')).toEqual(toDecimal('1234'));
  });

  test('names that several countries share, and names that are none', () => {
    for (const name of ['Congo', 'Korea', 'Virgin Islands'])
      expect(codeOf(normaliseCountry(name))).toBe('country_ambiguous');
    expect(normaliseCountry('Germny')).toMatchObject({
      code: 'country_unknown',
      remedy: expect.stringContaining('DE'),
    });
    expect(normaliseCountry('Niger')).toBe('NE');
    expect(normaliseCountry('Nigeria')).toBe('NG');
    expect(codeOf(normaliseCountry(''))).toBe('country_unknown');
  });

  test('units that name two sizes, and kinds that do not convert', () => {
    const one = decimal(1n);
    expect(codeOf(normaliseUnit(one, 'ton', 'kg'))).toBe('unit_unknown');
    expect(codeOf(normaliseUnit(one, 'litre', 'kg'))).toBe('unit_of_another_kind');
    expect(codeOf(normaliseUnit(one, 'kWh (gross CV)', 'kWh (net CV)'))).toBe('unit_of_another_kind');
  });

  test('days without a rate, and days with two', () => {
    const rate = (value: string, validFrom: string, validTo: string) => ({
      from: 'USD',
      rate: value,
      validFrom,
      validTo,
      source: 'ECB',
    });
    const at = (date: string, ...rates: ReturnType<typeof rate>[]) =>
      codeOf(normaliseCurrency({ amount: decimal(1n), currency: 'USD', date }, { to: 'EUR', rates }));
    expect(at('2025-02-01', rate('0.9', '2025-01-01', '2025-01-31'))).toBe('rate_missing');
    expect(at('2025-01-15', rate('0.9', '2025-01-01', '2025-01-31'), rate('0.8', '2025-01-15', '2025-02-15'))).toBe(
      'rate_ambiguous',
    );
  });
});

test('company names get the legal form their register writes', () => {
  for (const [given, written] of [
    ['  ACME   Steel , g.m.b.h. ', 'ACME Steel GmbH'],
    ['Müller Gesellschaft mit beschränkter Haftung', 'Müller GmbH'],
    ['Acme Limited', 'Acme Ltd'],
    ['Acme Trading GmbH & Co KG', 'Acme Trading GmbH & Co. KG'],
    ['Acme, Inc.', 'Acme Inc'],
    ['Huta Sp. z o. o.', 'Huta Sp. z o.o.'],
    ['Baosteel Co., Ltd.', 'Baosteel Co., Ltd'],
    ['AG', 'AG'],
  ])
    expect(normaliseCompany(given ?? '')).toBe(written);
});

test('text loses what only decorates it', () => {
  expect(normaliseText('  Ｗidget\u00a0№ 5 \n— “A” ', { case: 'lower', specials: 'remove' })).toBe('widget no 5 a');
});
