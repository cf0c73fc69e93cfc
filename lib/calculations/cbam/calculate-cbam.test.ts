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
  expect(byDefault.assumptions[0]).toContain('India');
  expect(result.factors.flatMap(({ cautions }) => cautions).join()).toContain('2026/1740');
});

test('actual emissions stand beside the default route, with the euro between', () => {
  const { byDefault, byActual, defaultCostsMoreEur } = ask({ actual: { direct: '2.1' }, quarter: '2026-Q1' });
  expect(byActual?.embeddedT).toBe('210');
  expect(Number(defaultCostsMoreEur)).toBeCloseTo(Number(byDefault.euro) - Number(byActual?.euro), 2);
});

test('a carbon price paid abroad lowers what is owed, in its currency only at a stated rate', () => {
  const carbonPricePaid = { per: 'tonne CO2e', amount: '10', currency: 'INR' };
  expect(refused({ carbonPricePaid })).toBe('currencies_mixed /carbonPricePaid/currency');
  const less = ask({ carbonPricePaid, exchangeRates: { INR: '0.01' } });
  expect(Number(less.byDefault.euro)).toBeLessThan(Number(ask().byDefault.euro));
});

test('each bad field is refused by its pointer', () => {
  expect(refused({ cnCode: '01012100' })).toBe('cn_code_refused /cnCode');
  expect(refused({ cnCode: '76011000' })).toBe('cn_code_of_another_year /cnCode');
  expect(refused({ origin: 'Atlantis' })).toBe('origin_refused /origin');
  expect(refused({ massT: '-1' })).toBe('figure_out_of_range /massT');
  expect(refused({ massT: '1e400' })).toBe('number_refused /massT');
  expect(refused({ year: 2025 })).toBe('cbam_year_refused /year');
  expect(refused({ quarter: '2027-Q1' })).toBe('quarter_of_another_year /quarter');
  expect(refused({ certificatePriceEur: undefined })).toBe('cbam_value_missing /certificatePriceEur');
  expect(refused({ cnCode: '25231000', actual: { direct: '0.8' } })).toBe('number_refused /actual/indirect');
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
