// One request or a thousand: the same answers, each in its place, and every refusal with the pointer of its field.
import { expect, test } from 'vitest';
import type * as z from 'zod';
import { isMixed, outcomesOf, problemsOf } from '../kernel/index.ts';
import { isFault } from '../shared/fault.ts';
import {
  CbamRequest,
  CompleteEmissionsRequest,
  calculate,
  calculateEmissions,
  calculateRoi,
  EmissionsRequest,
  EmissionsResult,
  EnergyRequest,
  RoiRequest,
  RoiResult,
  refuseHeavyBatch,
  singleOrBatch,
} from './index.ts';

const Body = singleOrBatch(EmissionsRequest, CompleteEmissionsRequest);
const Batch = outcomesOf(EmissionsResult);
const GAS = { fuel: 'natural gas', quantity: '1250', unit: 'therm', region: 'US', date: '2025-03', gwpSet: 'AR5' };
const roi = { cashFlows: ['-100', '110'], discountRate: '0.05', currency: 'EUR' };

const fieldsRefused = (schema: z.ZodType, body: unknown) => {
  const parsed = schema.safeParse(body);
  return parsed.success ? [] : problemsOf(parsed.error, schema, { root: '', value: body }).map(({ field }) => field);
};
const reasonOf = (act: () => unknown) => {
  try {
    act();
    return 'answered';
  } catch (error) {
    if (!isFault(error)) throw error;
    const [first] = error.problems;
    return `${String(first?.details?.['code'] ?? error.type.reason)} ${first?.field ?? ''}`;
  }
};
const ask = (more: object) => reasonOf(() => calculateEmissions(EmissionsRequest.parse({ ...GAS, ...more })));
const plan = (more: object) => calculateRoi(RoiRequest.parse({ ...roi, ...more }));

test('emissions name factor, conversions, potentials and rounding, and fit their published shape', () => {
  const result = EmissionsResult.parse(calculateEmissions(EmissionsRequest.parse(GAS)));
  expect(result).toEqual(calculateEmissions(EmissionsRequest.parse(GAS)));
  // 1250 therm = 125 MMBtu at 53.06 kg CO2, 1 g CH4 and 0.1 g N2O (EPA Emission Factors Hub 2025, table 1).
  expect(result.emissions).toEqual({
    co2Kg: '6632.5',
    ch4Kg: '0.125',
    n2oKg: '0.0125',
    co2eKg: '6639.3125',
    biogenicCo2Kg: '0',
  });
  expect(result.amount).toEqual({ value: '125', unit: 'MMBtu (gross CV)' });
  expect(result.factors.map(({ id }) => id)).toEqual(['EPAHUB-2025-T1-natural-gas-mmbtuhhv']);
  expect(result.assumptions).toEqual([]);
});

test('whatever was not said is listed', () => {
  const { gwpSet: _, ...silent } = GAS;
  const old = { ...silent, region: 'US-NWPP', date: '2019', factorPeriod: 'nearest' };
  const codes = calculateEmissions(EmissionsRequest.parse(old)).assumptions.map(({ code }) => code);
  expect(codes).toEqual(['gwp_default', 'factor_out_of_period', 'factor_region']);
});

test('each bad field of an activity is refused by its pointer', () => {
  expect(ask({ fuel: 'plutonium' })).toBe('fuel_unknown /fuel');
  expect(ask({ unit: 'kg' })).toBe('unit_mismatch /unit');
  expect(ask({ region: 'Mordor' })).toBe('region_unknown /region');
  expect(ask({ date: '2019' })).toBe('period_without_factor /date');
  const british = { ...GAS, unit: 'kWh (gross CV)', region: 'GB', date: '2015' };
  expect(() => calculateEmissions(EmissionsRequest.parse(british))).toThrow(
    /nearest edition is defra-2022-all \(2022-01-01 to 2022-12-31\).*use defra-2024 \(2024/,
  );
  expect(ask({ date: '03/04/2025' })).toBe('date_unreadable /date');
  expect(ask({ heatContent: 'much' })).toBe('heat_content_unreadable /heatContent');
  for (const quantity of ['-1', 'NaN', '1e400', '', '1,234', '9'.repeat(70)])
    expect(EmissionsRequest.safeParse({ ...GAS, quantity }).error?.issues).toMatchObject([{ path: ['quantity'] }]);
});

test('a batch answers in order, computes the good and names every bad item', () => {
  const items = [GAS, { ...GAS, fuel: 'plutonium' }, { fule: 'gas' }, { ...GAS, reference: 'last' }];
  const answer = calculate(Body.parse({ items }), CompleteEmissionsRequest, (asked) => calculateEmissions(asked));
  const batch = Batch.parse(answer);
  expect(isMixed(batch)).toBe(true);
  expect(batch.counts).toEqual({ total: 4, succeeded: 2, failed: 2 });
  expect(batch.items.map(({ index, status }) => [index, status])).toEqual([
    [0, 200],
    [1, 422],
    [2, 422],
    [3, 200],
  ]);
  expect(batch.items[0]?.result).toEqual(calculateEmissions(EmissionsRequest.parse(GAS)));
  expect(batch.items[1]?.errors?.[0]).toMatchObject({
    field: '/items/1/fuel',
    details: { reason: 'activity_refused' },
  });
  expect(batch.items[2]?.errors?.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['/items/2/fuel', '/items/2/quantity', '/items/2/fule']),
  );
  expect(batch.items[3]?.result?.reference).toBe('last');
});

test('a batch in which all succeed is not mixed, and gives what each would alone, whatever the order', () => {
  const items = ['1', '2.5', '1000'].map((quantity) => ({ ...GAS, quantity }));
  const inOrder = Batch.parse(
    calculate(Body.parse({ items }), CompleteEmissionsRequest, (asked) => calculateEmissions(asked)),
  );
  const reversed = Batch.parse(
    calculate(Body.parse({ items: items.toReversed() }), CompleteEmissionsRequest, (asked) =>
      calculateEmissions(asked),
    ),
  );
  expect(isMixed(inOrder)).toBe(false);
  expect(reversed.items.map(({ result }) => result)).toEqual(inOrder.items.map(({ result }) => result).toReversed());
});

test('a body is one request or items, and all that is missing or too much is named at once', () => {
  expect(fieldsRefused(Body, {})).toEqual(['/fuel', '/quantity', '/unit', '/region', '/date']);
  expect(fieldsRefused(Body, { fuel: 7, unit: 'kg' })).toEqual(
    expect.arrayContaining(['/fuel', '/quantity', '/region']),
  );
  expect(fieldsRefused(Body, { items: [GAS], fuel: 'gas' })).toEqual(['/fuel']);
  expect(fieldsRefused(Body, { items: [] })).toEqual(['/items']);
  expect(fieldsRefused(Body, { items: Array(1001).fill(GAS) })).toEqual(['/items']);
  expect(fieldsRefused(Body, { ...GAS, fule: 1 })).toEqual(['/fule']);
  expect(fieldsRefused(Body, 7)).toEqual(['']);
});

test('an investment shows every rate of return, or none, and its carbon side', () => {
  const carbon = { avoidedKgByPeriod: ['1000'], embodiedKg: '200' };
  const result = plan({ carbon, financeRate: '0.05', reinvestRate: '0.05' });
  expect(RoiResult.parse(result)).toEqual(result);
  expect(result).toMatchObject({ npv: '4.7619047619', irr: { status: 'one', rates: ['0.1'] }, mirr: '0.1' });
  expect(result.payback).toEqual({ periods: '0.909090909091', lostAgain: false });
  expect(result.carbon).toMatchObject({
    netAvoidedKg: '800',
    netAvoidedKgPerMoney: '8',
    abatementCostPerTonne: '-5.9523809524',
  });
  expect(result.assumptions.map(({ code }) => code)).toEqual(['investment_default']);
  expect(plan({ cashFlows: [-1000, 2500, -1540] }).irr).toEqual({
    status: 'several',
    rates: ['0.1', '0.4'],
    signChanges: 2,
  });
  expect(plan({ cashFlows: [10, 20], metrics: ['npv'] })).not.toHaveProperty('irr');
});

test('what cash flows cannot answer is refused by name', () => {
  expect(reasonOf(() => plan({ cashFlows: [1, 2] }))).toBe('sign_change_missing /cashFlows');
  expect(reasonOf(() => plan({ cashFlows: [0] }))).toBe('cash_flows_refused /cashFlows');
  expect(reasonOf(() => plan({ discountRate: '-1' }))).toBe('figure_out_of_range /discountRate');
  expect(reasonOf(() => plan({ metrics: ['mirr'] }))).toBe('number_refused /financeRate');
  expect(reasonOf(() => plan({ metrics: ['carbon'] }))).toBe('carbon_figures_missing /carbon');
  expect(fieldsRefused(singleOrBatch(RoiRequest), { ...roi, currency: 'euro', cashFlows: [] })).toEqual([
    '/cashFlows',
    '/currency',
  ]);
  const long = { ...roi, cashFlows: Array(600).fill(1) };
  expect(reasonOf(() => refuseHeavyBatch([long, long, long]))).toBe('batch_too_heavy /items');
  expect(reasonOf(() => refuseHeavyBatch(Array(1000).fill({ cashFlows: Array(30).fill(1) })))).toBe('answered');
});

test('every figure of a body that is none is named at once, by its value', () => {
  const cash = singleOrBatch(RoiRequest).safeParse({ ...roi, discountRate: '1e400', cashFlows: [-1, 'x', 'NaN'] });
  expect(cash.error?.issues.map(({ path }) => path.join('/'))).toEqual(['cashFlows/1', 'cashFlows/2', 'discountRate']);
  expect(cash.error?.issues[0]?.message).toMatch(/^"x" is not a finite decimal number\. Give/);
  const good = { cnCode: '72081000', origin: 'IN', year: 2026, massT: '1e400', certificatePriceEur: 'Infinity' };
  expect(fieldsRefused(singleOrBatch(CbamRequest), good)).toEqual(['/massT', '/certificatePriceEur']);
  const uses = [{ energy: 'electricity', unit: 'kWh', amount: 'NaN' }];
  expect(fieldsRefused(singleOrBatch(EnergyRequest), { uses, floorArea: '1e400' })).toEqual([
    '/uses/0/amount',
    '/floorArea',
  ]);
});
