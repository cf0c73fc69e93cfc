// The laws of the CBAM calculator, and what it says of input that carries no answer.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import benchmarks from '../../factors/data/reference/cbam-benchmarks-2026.json' with { type: 'json' };
import { compare, type Decimal, formatDecimal, toDecimal, ZERO } from '../../shared/decimal.ts';
import { isFault } from '../../shared/fault.ts';
import { ONE } from '../numeric.ts';
import {
  assessImport,
  type CbamImport,
  type CbamRoute,
  liability,
  type ProductionProcess,
  specificEmissions,
  withMarkup,
} from './index.ts';
import { readBook } from './read-book.ts';

const book = readBook();
const num = (value: Decimal | undefined): number => Number(formatDecimal(value ?? ZERO));
const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'answered';
  } catch (error) {
    if (!isFault(error)) return String(error);
    return `${error.type.reason} ${error.problems[0]?.field}: ${error.problems[0]?.message}`;
  }
};
const steel: CbamImport = { cnCode: '72081000', origin: 'CN', year: 2026, massT: 100, certificatePriceEur: '75.28' };
const ask = (parts: Partial<CbamImport>) => refusal(() => assessImport(book, { ...steel, ...parts }));

test('a chain of ten thousand precursors is computed, and each process adds its own emissions', () => {
  const chain = Array.from(
    { length: 10_000 },
    (_, index): ProductionProcess => ({
      id: `p${index}`,
      outputT: 1,
      directT: '0.001',
      precursors: index === 9_999 ? [] : [{ process: `p${index + 1}`, massT: 1 }],
    }),
  );
  expect(num(specificEmissions(chain)[0]?.direct)).toBe(10);
});

test('the order of processes and of precursors never matters', () => {
  const made = (order: readonly number[]) => {
    const all: ProductionProcess[] = [
      {
        id: 'steel',
        outputT: 90,
        directT: 12,
        precursors: [
          { process: 'iron', massT: 100 },
          { process: 'ore', massT: 3 },
        ],
      },
      { id: 'iron', outputT: 100, directT: 130, precursors: [{ process: 'ore', massT: 150 }] },
      { id: 'ore', outputT: 1000, directT: 200, electricityMwh: 50, electricityTPerMwh: '0.4' },
    ];
    return Object.fromEntries(
      specificEmissions(order.flatMap((i) => all[i] ?? [])).map((each) => [each.id, num(each.total)]),
    );
  };
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (order) => {
      expect(made(order)).toEqual(made([0, 1, 2]));
    }),
  );
});

test('the sum over processes of emissions not passed on is what was emitted', () => {
  const [good] = specificEmissions([
    {
      id: 'good',
      outputT: 8,
      directT: 3,
      precursors: [{ name: 'slab', massT: 4, direct: '1.5', indirect: '0.5', isDefault: true }],
    },
  ]);
  expect([num(good?.direct) * 8, num(good?.indirect) * 8, num(good?.byDefaults) * 8]).toEqual([9, 2, 8]);
});

test('later years never mark up less, never leave more free, and never cost less', () => {
  const years = fc.integer({ min: 2026, max: 2040 });
  const goods = fc.constantFrom('72081000', '25231000', '31021012', '76011010', '28041000');
  fc.assert(
    fc.property(years, years, fc.constantFrom('CN', 'IN', 'EG', 'unknown'), goods, (a, b, origin, cnCode) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)].map((year) =>
        assessImport(book, { ...steel, year, origin, cnCode }),
      );
      if (early === undefined || late === undefined) return;
      expect(compare(early.markup, late.markup)).toBeLessThanOrEqual(0);
      expect(compare(early.freeAllocationShare, late.freeAllocationShare)).toBeGreaterThanOrEqual(0);
      expect(compare(early.byDefault.euro, late.byDefault.euro)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 60 },
  );
});

test('certificates are linear in the mass, never negative, and fall with what was paid abroad', () => {
  const terms = (massT: number, paid: number) => ({
    specific: toDecimal('2.1'),
    massT,
    benchmark: '1.37',
    freeAllocationShare: toDecimal('0.975'),
    crossSectoralCorrection: ONE,
    priceEur: 80,
    carbonPricePaid: { per: 'tonne CO2e', amount: paid, currency: 'USD' } as const,
    exchangeRates: { USD: '0.5' },
  });
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(400), fc.nat(400), (mass, low, more) => {
      const once = liability(terms(mass, low));
      expect(num(liability(terms(mass * 3, low)).payableT)).toBeCloseTo(num(once.payableT) * 3, 6);
      expect(once.certificates.coefficient >= 0n).toBe(true);
      expect(compare(liability(terms(mass, low + more)).certificates, once.certificates)).toBeLessThanOrEqual(0);
    }),
  );
  expect(num(liability(terms(1000, 40)).certificates)).toBe(573.1875);
});

const said = (route: CbamRoute | undefined) => route?.assumptions.map(({ message }) => message).join(' ');

test('both routes stand side by side, with the euro between them and what was assumed', () => {
  const both = assessImport(book, { ...steel, actual: { direct: '2.0' } });
  expect(num(both.byActual?.euro)).toBe(5000.47);
  expect(num(both.defaultCostsMoreEur)).toBeCloseTo(num(both.byDefault.euro) - 5000.47, 9);
  expect(said(both.byDefault)).toMatch(/3\.186893.*China.*0\.1/);
  expect(said(both.byActual)).toMatch(/column A/);
  const cement = { ...steel, cnCode: '25231000', origin: 'IN', actual: { direct: '0.8', indirect: '0.1' } };
  expect(num(assessImport(book, cement).byActual?.specific)).toBe(0.9);
  expect(said(assessImport(book, cement).byDefault)).toMatch(/White clinker 1\.41, Grey clinker 1\.44/);
  expect(num(withMarkup(toDecimal('2'), toDecimal('0.1')))).toBe(2.2);
});

test('what cannot be answered names field, reason and remedy', () => {
  expect(ask({ cnCode: '99999999' })).toMatch(/^cn_code_refused \/cnCode: .*no good of Annex I/);
  expect(ask({ cnCode: '720' })).toMatch(/^cn_code_refused .*3 digits/);
  expect(ask({ cnCode: 'steel' })).toMatch(/^cn_code_refused .*not written in digits/);
  expect(ask({ cnCode: '7202' })).toMatch(/^cn_code_too_short .*Give the full code: 7202/);
  expect(ask({ cnCode: '76011000' })).toMatch(/^cn_code_of_another_year .*76011010, 76011090/);
  expect(ask({ origin: 'Chna' })).toMatch(/^origin_refused \/origin: .*"China"/);
  expect(ask({ origin: 'DE' })).toMatch(/^origin_refused .*outside CBAM/);
  expect(ask({ year: 2025 })).toMatch(/^cbam_year_refused \/year/);
  expect(ask({ massT: -1 })).toMatch(/^figure_out_of_range \/massT/);
  expect(ask({ massT: Number.NaN })).toMatch(/^number_refused \/massT/);
  expect(ask({ massT: '1e400' })).toMatch(/^number_refused \/massT/);
  expect(
    refusal(() => assessImport(book, { cnCode: '72081000', origin: 'CN', year: 2026, massT: 1, quarter: '2030-Q1' })),
  ).toMatch(/^cbam_value_missing \/certificatePriceEur: .*2026-Q1, 2026-Q2/);
  expect(ask({ carbonPricePaid: { per: 'consignment', amount: 1, currency: 'CNY' } })).toMatch(
    /^currencies_mixed \/carbonPricePaid\/currency: .*\/exchangeRates\/CNY/,
  );
  expect(ask({ route: 'K' })).toMatch(/^cbam_value_missing \/route: .*\(C\), \(D\), \(E\)/);
  const cycle = (ids: string[]): ProductionProcess[] =>
    ids.map((id, i) => ({
      id,
      outputT: 1,
      directT: 0,
      precursors: [{ process: ids[(i + 1) % ids.length] ?? id, massT: 1 }],
    }));
  expect(refusal(() => specificEmissions(cycle(['a', 'b', 'c'])))).toMatch(/^precursor_cycle .*a → b → c → a/);
  expect(refusal(() => specificEmissions(cycle(['a'])))).toMatch(/^precursor_cycle .*a → a/);
  const lonely: ProductionProcess = { id: 'a', outputT: 0, directT: 1 };
  expect(refusal(() => specificEmissions([lonely]))).toMatch(/^figure_out_of_range \/processes\/0\/outputT/);
  expect(
    refusal(() => specificEmissions([{ ...lonely, outputT: 1, precursors: [{ process: 'x', massT: 1 }] }])),
  ).toMatch(/^precursor_unknown \/processes\/0\/precursors\/0\/process/);
  expect(refusal(() => specificEmissions([{ ...lonely, outputT: 1, electricityMwh: 5 }]))).toMatch(
    /^number_refused \/processes\/0\/electricityTPerMwh/,
  );
});

test('a benchmark follows the stated route, else that of the default value, else the lowest there is', () => {
  const of = (parts: Partial<CbamImport>) => assessImport(book, { ...steel, ...parts }).byDefault;
  expect([num(of({}).benchmark), num(of({ route: 'D' }).benchmark)]).toEqual([1.37, 0.481]);
  expect([num(of({ cnCode: '31025000', route: '1' }).benchmark), num(of({ cnCode: '31025000' }).benchmark)]).toEqual([
    0.701, 0.685,
  ]);
  const alloy = book.benchmark('72241010', { likelyRoute: 'C' });
  expect([num(alloy.value), alloy.assumptions.length]).toEqual([0.628, 1]);
  expect(num(book.benchmark('72241010', { likelyRoute: 'F' }).value)).toBe(1.64);
});

test('every good of 2026 is assessed from every kind of origin', () => {
  const goods = Object.keys(z.record(z.string(), z.unknown()).parse(benchmarks.benchmarks));
  for (const cnCode of goods)
    for (const origin of ['CN', 'AF', 'unknown'])
      expect(
        assessImport(book, { ...steel, cnCode, origin }).byDefault.euro.coefficient >= 0n,
        `${cnCode} ${origin}`,
      ).toBe(true);
});

test('every origin with a table and every good of 2026 gets a default value and a benchmark', () => {
  expect(book.defaultValue('72081000', 'TR').basis).toBe('country');
  for (const origin of ['AF', 'KP', 'US', 'unknown'])
    for (const code of ['25232900', '31021090', '72081000', '76011010', '28041000', '26011200', '73181100'])
      expect(num(book.defaultValue(code, origin).total), `${origin} ${code}`).toBeGreaterThan(0);
});
