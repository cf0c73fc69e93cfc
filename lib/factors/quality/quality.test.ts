// Every grade has a rule and a reason; an uncertainty is a published one or unknown.
import { expect, test } from 'vitest';
import type { BookFactor, OwnFactor } from '../book/model.ts';
import { bundledBook } from '../book/open-book.ts';
import { ownAsFactor } from '../book/own-factors.ts';
import { rateFactor, type Use } from './rate-factor.ts';
import { uncertaintyOf } from './uncertainty.ts';

const factor = (id: string): BookFactor => {
  const found = bundledBook().get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const grades = (of: BookFactor, use?: Use) =>
  Object.fromEntries(rateFactor(of, use).map(({ indicator, grade }) => [indicator, grade]));

test('grades follow the years and places between factor and use', () => {
  const gas = factor('DEFRA-2024-1_100_1004_6');
  expect(grades(gas)).toEqual({ technology: 2, time: 1, geography: 1, completeness: 2, reliability: 2 });
  expect([2026, 2029, 2033, 2038, 2050].map((year) => grades(gas, { date: `${year}` })['time'])).toEqual([
    1, 2, 3, 4, 5,
  ]);
  expect(grades(gas, { region: 'FR' })['geography']).toBe(5);
  expect(grades(factor('EPAHUB-2025-T1-natural-gas-mmbtuhhv'), { region: 'US-NWPP' })['geography']).toBe(2);
  expect(rateFactor(gas, { date: '2029' }).find(({ indicator }) => indicator === 'time')?.reason).toMatch(/4\.0 years/);
});

test('an average, one gas of several, and figures nobody has judged are graded down', () => {
  expect(grades(factor('DEFRA-2025-4_301_3050_9'))['technology']).toBe(3);
  expect(grades(factor('EPAHUB-2025-T2-diesel-fuel-gallon'))['completeness']).toBe(4);
  expect(grades(factor('EMBER-DEU-2024'))['reliability']).toBe(3);
});

const own: OwnFactor = {
  ...{
    id: 'own-x',
    revision: 1,
    recordedAt: '2026-01-01T00:00:00.000Z',
    recordedBy: 'ada',
    activity: 'X',
    unit: 'kWh',
  },
  ...{ region: 'GB', scope: '2', validFrom: '2025-01-01', validTo: null, co2e: '0.1', source: 'Certificate' },
};
test('an own factor has the quality and uncertainty its owner states, and unknown ones otherwise', () => {
  expect(grades(ownAsFactor(own))).toMatchObject({ technology: 5, completeness: 5, reliability: 5 });
  const quality = { technology: 1, time: 1, geography: 1, completeness: 2, reliability: 2 };
  expect(grades(ownAsFactor({ ...own, quality }))).toEqual(quality);
  expect(uncertaintyOf(ownAsFactor(own)).status).toBe('unknown');
  expect(uncertaintyOf(ownAsFactor({ ...own, uncertainty: '0.05' }))).toMatchObject({ relative95: '0.05', of: 'co2e' });
});

test('combustion of a plain fuel has the range of IPCC 2006, everything else is said to be unknown', () => {
  expect(uncertaintyOf(factor('DEFRA-2024-1_100_1004_6'))).toMatchObject({
    status: 'known',
    relative95: '0.0392',
    of: 'co2',
  });
  expect(uncertaintyOf(factor('EPAHUB-2025-T2-diesel-fuel-gallon'))).toMatchObject({ relative95: '0.0202' });
  for (const id of ['EGRID-2023R2-NYCW', 'DEFRA-2025-1_101_1011_8', 'DEFRA-2024-11_100_1004_7'])
    expect(uncertaintyOf(factor(id)).status, id).toBe('unknown');
});
