// Every published figure is there, every edition stays readable, and two times decide which one answers.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decimal, formatDecimal, ZERO } from '../../shared/decimal.ts';
import { isFault } from '../../shared/fault.ts';
import manifest from '../data/reference/manifest.json' with { type: 'json' };
import { factorArchive } from './archive.ts';
import { compareEditions } from './compare.ts';

const read = (file: string): Buffer => readFileSync(new URL(`../data/reference/${file}`, import.meta.url));
const archive = factorArchive(manifest, (file) => JSON.parse(read(file).toString()));
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
const sets = Object.fromEntries(archive.editions.map((each) => [each.id, each.rows]));

test('every set of the reference data is there, whole, with the checksum the manifest names', () => {
  expect(sets).toEqual({
    'defra-2022-all': 2577,
    'defra-2023-all': 3082,
    'defra-2024-all': 3123,
    'defra-2025-all': 3123,
    'epa-hub-2025-all': 522,
    'egrid-2022': 28,
    'egrid-2023-first': 28,
    'egrid-2023-second': 27,
    'ember-grid-2026': 222,
  });
  for (const { file, sha256 } of manifest.sets)
    expect(createHash('sha256').update(read(file)).digest('hex'), file).toBe(sha256);
  for (const { id, rows } of archive.editions)
    expect([archive.rows(id).size, [...archive.rows(id).keys()].length]).toEqual([rows, rows]);
});

test('figures stand as published, blanks are no zeros, and each row says what its gas columns hold', () => {
  const petrol = archive.get('defra-2024-all', 'DEFRA-2024-1_100_1001_8');
  expect([num(petrol.co2e), num(petrol.ch4), petrol.gasBasis]).toEqual([0.44942, 0.00067, 'co2e of each gas']);
  const coal = archive.get('epa-hub-2025-all', 'EPAHUB-2025-T1-sub-bituminous-shortton');
  expect([num(coal.co2), num(coal.ch4), coal.gasBasis]).toEqual([1676, 0.19, 'mass']);
  const [outside] = archive.find({ series: 'defra', validOn: '2024-06-01', category: 'Outside of scopes' });
  expect([outside?.co2e, outside?.co2 === undefined]).toEqual([undefined, false]);
  const waste = archive.find({ series: 'epa-hub', validOn: '2025-06-01', category: 'Cat 5/12 Waste' });
  expect([waste.length, waste.every((each) => each.gasBasis === 'co2e only' && each.co2 === undefined)]).toEqual([
    183,
    true,
  ]);
});

test('EPA-MOB-01 rests on figures the archive holds', () => {
  const on = { series: 'epa-hub', validOn: '2025-03-01' };
  const [gasoline] = archive.find({ ...on, category: 'Mobile Combustion CO2', activity: 'Motor Gasoline' });
  expect(num(gasoline?.co2)).toBe(8.78);
  const trucks = archive
    .find({ ...on, category: 'Mobile Combustion CH4/N2O on-road' })
    .filter(
      (each) => /gasoline light-duty truck/i.test(each.activity) && /2019/.test(`${each.activity} ${each.variant}`),
    );
  expect(trucks.map((each) => [num(each.ch4), num(each.n2o)])).toEqual([[0.000008, 0.0000013]]);
});

test('what held on a day depends on what was known by another', () => {
  const on2023 = { series: 'egrid', validOn: '2023-07-01' };
  expect(archive.asOf({ ...on2023, knownOn: '2025-03-01' }).id).toBe('egrid-2023-first');
  expect(archive.asOf({ ...on2023, knownOn: '2025-06-12' }).id).toBe('egrid-2023-second');
  expect(archive.asOf(on2023).id).toBe('egrid-2023-second');
  expect(refusal(() => archive.asOf({ ...on2023, knownOn: '2024-12-31' }))).toMatch(
    /^factor_edition_missing \/validOn: .*as known on 2024-12-31.*nearest is egrid-2022, valid 2022-01-01 to 2022-12-31/,
  );
  expect(refusal(() => archive.asOf({ series: 'defra', validOn: '2019-05-01' }))).toMatch(/nearest is defra-2022-all/);
  expect(refusal(() => archive.asOf({ series: 'defra', validOn: '2024-05-01', knownOn: '2001-01-01' }))).toMatch(
    /\/knownOn/,
  );
  expect(refusal(() => archive.asOf({ series: 'ipcc', validOn: '2024-05-01' }))).toMatch(
    /holds defra, epa-hub, egrid, ember/,
  );
});

test('knowing more never takes an edition back', () => {
  const day = fc
    .integer({ min: 0, max: 1600 })
    .map((n) => new Date(Date.UTC(2022, 5, 22 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [early, late] = a < b ? [a, b] : [b, a];
      const recorded = (knownOn: string) => {
        try {
          return archive.asOf({ series: 'egrid', validOn: '2023-05-05', knownOn }).recordedAt;
        } catch {
          return '';
        }
      };
      expect(recorded(early) <= recorded(late)).toBe(true);
    }),
  );
});

test('a superseded edition stays readable, and its history runs through all of them', () => {
  const history = archive.history('egrid-2023-second', 'EGRID-2023R2-NYCW');
  expect(history.map((each) => each.set)).toEqual(['egrid-2022', 'egrid-2023-first', 'egrid-2023-second']);
  const [, first, second] = history.map((each) => num(each.co2) / 0.00045359237);
  expect(Math.abs(Math.abs((first ?? 0) - (second ?? 0)) - 110)).toBeLessThan(10);
  const gas = archive.history('defra-2025-all', 'DEFRA-2025-1_100_1001_8').map((each) => num(each.co2e));
  expect(gas).toEqual([0.448446530201, 0.44942, 0.4507]);
  expect(refusal(() => archive.get('defra-2024-all', 'DEFRA-2024-1_100_1001_99'))).toMatch(
    /^archived_factor_missing .*Did you mean/,
  );
  expect(refusal(() => archive.get('defra-2021-all', 'x'))).toMatch(/defra-202\d-all/);
});

test('Ember figures are marked life-cycle and answer for their own year', () => {
  const asked = { series: 'ember', activity: 'Angola' };
  const [angola] = archive.find({ ...asked, validOn: '2023-04-01' });
  expect([angola?.boundary, num(angola?.co2e), angola?.region]).toEqual(['life-cycle', 0.16722, 'AGO']);
  expect(archive.find({ ...asked, validOn: '2022-04-01' })).toEqual([]);
});

test('a comparison accounts for every factor of both editions', () => {
  for (const [from, to] of [
    ['defra-2023-all', 'defra-2024-all'],
    ['defra-2024-all', 'defra-2025-all'],
    ['egrid-2023-first', 'egrid-2023-second'],
  ] as const) {
    const found = compareEditions(archive.rows(from), archive.rows(to));
    const shared = found.changed.length + found.unchanged;
    expect([shared + found.removed.length, shared + found.added.length]).toEqual([sets[from], sets[to]]);
    const back = compareEditions(archive.rows(to), archive.rows(from));
    expect([back.added.length, back.removed.length, back.changed.length]).toEqual([
      found.removed.length,
      found.added.length,
      found.changed.length,
    ]);
  }
  const grid = compareEditions(archive.rows('egrid-2023-first'), archive.rows('egrid-2023-second'));
  const nycw = grid.changed.find((each) => each.key === 'NYCW')?.changes.find((each) => each.figure === 'co2');
  expect(num(nycw?.absolute)).toBeCloseTo(num(nycw?.to) - num(nycw?.from), 12);
  expect(num(nycw?.relative)).toBeCloseTo(num(nycw?.to) / num(nycw?.from) - 1, 9);
  const same = compareEditions(archive.rows('egrid-2022'), archive.rows('egrid-2022'));
  expect([same.unchanged, same.changed.length]).toEqual([28, 0]);
});
