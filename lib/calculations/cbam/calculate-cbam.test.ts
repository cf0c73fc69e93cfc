// An import shows both routes side by side, everything they rest on, and each refusal by the pointer of its field.
import { expect, test } from 'vitest';
import { cbamTables } from '../../factors/index.ts';
import { isFault } from '../../shared/fault.ts';
import { calculate, singleOrBatch } from '../single-or-batch.ts';
import { calculateCbam } from './calculate-cbam.ts';
import { CbamRequest, CbamResult } from './contract.ts';

const COIL = { cnCode: '72081000', origin: 'IN', massT: '100', year: 2026, certificatePriceEur: '75.36' };
const ask = (more = {}) => calculateCbam(cbamTables(), CbamRequest.parse({ ...COIL, ...more }));
const refused = (more: object) => {
  try {
    return ask(more).good.name;
  } catch (error) {
    if (!isFault(error)) throw error;
    return `${error.type.reason} ${error.problems[0]?.field ?? ''}`;
  }
};

test('the default route is mass × default value with mark-up, less what is still free, at the certificate price', () => {
  const result = ask();
  expect(CbamResult.parse(result)).toEqual(result);
  const { byDefault, defaultValue } = result;
  expect(Number(byDefault.specificT)).toBeCloseTo(Number(defaultValue.total) * 1.1, 9);
  expect(Number(byDefault.adjustmentT)).toBeCloseTo(100 * 0.975 * Number(byDefault.benchmarkT), 9);
  expect(Number(byDefault.payableT)).toBeCloseTo(Number(byDefault.embeddedT) - Number(byDefault.adjustmentT), 9);
  expect(Number(byDefault.euro)).toBeCloseTo(Number(byDefault.certificates) * 75.36, 2);
  expect(byDefault.assumptions[0]?.message).toContain('India');
  expect(result).toMatchObject({ shareOnDefaults: '1', uncertainty: { status: 'unknown' } });
  expect(result.defaultsUsed[0]).toMatchObject({ what: 'default_value', source: 'cbam-defaults-2026-v20260204' });
  expect(result.factors.flatMap(({ cautions }) => cautions).join()).toContain('2026/1740');
});

test('actual emissions stand beside the default route, with the euro between', () => {
  const { byDefault, byActual, defaultCostsMoreEur } = ask({ actual: { direct: '2.1' }, quarter: '2026-Q1' });
  expect(byActual?.embeddedT).toBe('210');
  const stated = ask({ actual: { direct: '2.1', relative95: '0.05' }, quarter: '2026-Q1' });
  expect(stated).toMatchObject({ shareOnDefaults: '0', uncertainty: { status: 'known', relative95: '0.05' } });
  expect(Number(defaultCostsMoreEur)).toBeCloseTo(Number(byDefault.euro) - Number(byActual?.euro), 2);
});

test('a carbon price paid abroad lowers what is owed, in its currency only at a stated rate', () => {
  const carbonPricePaid = { per: 'tonne CO2e', amount: '10', currency: 'INR' };
  expect(refused({ carbonPricePaid })).toBe('currencies_mixed /carbonPricePaid/currency');
  const less = ask({ carbonPricePaid, exchangeRates: { INR: { rate: '0.01', date: '2026-03-31', source: 'ECB' } } });
  expect(less.exchangeRate).toEqual({ currency: 'INR', rate: '0.01', date: '2026-03-31', source: 'ECB' });
  expect(Number(less.byDefault.euro)).toBeLessThan(Number(ask().byDefault.euro));
});

test('each bad field is refused by its pointer', () => {
  expect(refused({ cnCode: '01012100' })).toBe('cn_code_refused /cnCode');
  expect(refused({ cnCode: '76011000' })).toBe('cn_code_of_another_year /cnCode');
  expect(refused({ origin: 'Atlantis' })).toBe('origin_refused /origin');
  expect(refused({ massT: '-1' })).toBe('figure_out_of_range /massT');
  expect(refused({ year: 2025 })).toBe('cbam_year_refused /year');
  expect(refused({ quarter: '2027-Q1' })).toBe('quarter_of_another_year /quarter');
  expect(refused({ certificatePriceEur: undefined })).toBe('cbam_value_missing /certificatePriceEur');
  expect(refused({ cnCode: '25231000', actual: { direct: '0.8' } })).toBe('number_refused /actual/indirect');
});

const STEEL = [
  { id: 'coil', outputT: 90, directT: 18, benchmark: '0.2', precursors: [{ process: 'slab', massT: 100 }] },
  {
    id: 'slab',
    outputT: 100,
    directT: 150,
    benchmark: '1.1',
    precursors: [{ cnCode: '72011011', origin: 'unknown', massT: 10 }],
  },
];

test('a tree of precursors makes the actual emissions, its defaults told and its benchmarks added up', () => {
  const result = ask({ processes: STEEL, process: 'coil' });
  expect(CbamResult.parse(result)).toEqual(result);
  const pig = cbamTables().defaultValue('72011011', 'unknown');
  const iron = Number(pig.total.coefficient) / 10 ** pig.total.scale;
  const slab = (150 + 10 * iron * 1.1) / 100;
  expect(Number(result.byActual?.specificT)).toBeCloseTo((18 + 100 * slab) / 90, 9);
  expect(Number(result.byActual?.byDefaultsT)).toBeCloseTo((100 * (10 * iron * 1.1)) / 90, 9);
  const slabBenchmark =
    1.1 +
    (0.1 * Number(cbamTables().benchmark('72011011').value.coefficient)) /
      10 ** cbamTables().benchmark('72011011').value.scale;
  expect(Number(result.byActual?.benchmarkT)).toBeCloseTo(0.2 + (100 * slabBenchmark) / 90, 9);
  expect(result.byActual?.assumptions).toEqual([
    { code: 'default_precursor', message: expect.stringMatching(/^Precursor 72011011 from unknown/) },
  ]);
  expect(result.processes?.map(({ id }) => id)).toEqual(['coil', 'slab']);
  const open = ask({ processes: STEEL.map(({ benchmark: _, ...each }) => each), process: 'coil' });
  expect(open.byActual?.assumptions.map(({ code }) => code)).toContain('benchmark_column_b');
});

test('circles, unknown names and bad figures of production are refused by name and place', () => {
  const [coil, slab] = STEEL;
  const circle = [coil, { ...slab, precursors: [{ process: 'coil', massT: 1 }] }];
  expect(refused({ processes: circle, process: 'coil' })).toBe('precursor_cycle /processes/0/precursors');
  expect(refused({ processes: STEEL, process: 'sheet' })).toBe('precursor_unknown /process');
  expect(refused({ process: 'sheet' })).toBe('precursor_unknown /process');
  expect(refused({ processes: [coil], process: 'coil' })).toBe('precursor_unknown /processes/0/precursors/0/process');
  expect(refused({ processes: STEEL, process: 'coil', actual: { direct: 2 } })).toBe('actual_given_twice /process');
  const odd = { ...slab, precursors: [{ cnCode: '01012100', origin: 'IN', massT: 1 }] };
  expect(refused({ processes: [coil, odd], process: 'coil' })).toBe('cn_code_refused /processes/1/precursors/0/cnCode');
  const neither = { ...slab, precursors: [{ massT: 1 }] };
  expect(CbamRequest.safeParse({ ...COIL, processes: [neither] }).success).toBe(false);
});

test('the payable share follows the law year by year, and earlier imports of the year count for the threshold', () => {
  const shares = [2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034].map((year) => ask({ year }).payableShare);
  expect(shares).toEqual(['0.025', '0.05', '0.1', '0.225', '0.485', '0.61', '0.735', '0.86', '1']);
  expect(ask({ massT: '20', earlierImportsT: '30' }).deMinimis).toEqual({
    massT: '50',
    thresholdT: '50',
    exempt: true,
  });
  expect(ask({ massT: '20', earlierImportsT: '30.1' }).deMinimis?.exempt).toBe(false);
  expect(ask({ cnCode: '28041000', massT: '1', earlierImportsT: '0' }).deMinimis?.exempt).toBe(false);
});

test('a thousand imports are answered in order, and one bad one stops no other', () => {
  const items = Array.from({ length: 1000 }, (_, n) =>
    n === 500 ? { ...COIL, origin: 'XX' } : { ...COIL, massT: `${n}.5` },
  );
  const body = singleOrBatch(CbamRequest).parse({ items });
  const answer = calculate(body, CbamRequest, (asked) => calculateCbam(cbamTables(), asked));
  if (!('items' in answer)) throw new Error('A batch was asked for.');
  expect(answer.counts).toEqual({ total: 1000, succeeded: 999, failed: 1 });
  expect(answer.items[500]).toMatchObject({ index: 500, status: 422, errors: [{ field: '/items/500/origin' }] });
  expect(answer.items[999]?.result?.massT).toBe('999.5');
});
