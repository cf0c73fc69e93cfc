// A search finds what answers every term, best first, says why, and names the words it does not know.
import { expect, test } from 'vitest';
import { isFault } from '../shared/fault.ts';
import { archive } from './archive/open-archive.ts';
import { factorBook } from './book/book.ts';
import type { OwnFactor } from './book/model.ts';
import { bundledBook } from './book/open-book.ts';
import type { FactorSearch } from './contract.ts';
import { FactorSearch as Schema } from './contract.ts';
import { library } from './library.ts';
import { listFactorSets } from './list-factor-sets.ts';
import { searchFactors } from './search-factors.ts';
import { showFactor, showHistory } from './show-factor.ts';

const book = bundledBook();
const find = async (search: FactorSearch, limit = 100) => (await searchFactors(book, search, { limit })).items;
const ids = async (search: FactorSearch, limit?: number) => (await find(search, limit)).map(({ id }) => id);
const refusal = async (act: () => unknown) => {
  const error: unknown = await (async () => act())().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return isFault(error)
    ? [error.type.reason, ...error.problems.map(({ field, message }) => `${field ?? ''} ${message}`)]
    : [];
};

test('words, unit, region and time lead to the factor of that place and unit, with a reason for each', async () => {
  const [best] = await find({ text: 'mains gas', region: 'UK', unit: 'kWh gross', date: '2024-05', scope: '1' });
  expect(best?.id).toBe('DEFRA-2024-1_100_1004_6');
  expect(best?.match.reasons).toHaveLength(5);
  expect((await ids({ activity: 'electricity', region: 'nwpp' }))[0]).toBe('EGRID-2023R2-NWPP');
  expect(
    (await ids({ activity: 'diesel', region: 'US-CAMX', unit: 'gallon', category: 'Stationary Combustion' }))[0],
  ).toMatch(/^EPAHUB-2025-T1-distillate/);
  const [car] = await find({ text: 'small car petrol', region: 'GB', date: '2025', scope: '1' });
  expect(car?.name).toMatch(/Small car · Petrol/);
});

test('a name counts more than its words, and words more in the activity than beside it', async () => {
  const [best, ...rest] = await find({ text: 'heating oil', region: 'US' });
  expect(best?.match.reasons.join()).toContain('is a name of');
  expect(rest.length).toBeGreaterThan(0);
  expect((await find({ text: 'wood pellets' }))[0]?.activity).toMatch(/wood pellets/i);
  expect((await ids({ text: 'anthra' }))[0]).toMatch(/anthracite/);
  expect(await ids({ text: 'zzz qqq' })).toEqual([]);
});

test("an activity's own factor stands before what is counted beside it, and before life-cycle figures", async () => {
  const gas = await find({ text: 'natural gas', region: 'GB', unit: 'kWh (gross CV)', date: '2024' });
  expect(gas[0]?.id).toBe('DEFRA-2024-1_100_1004_6');
  const upstream = gas.find(({ category }) => category.startsWith('WTT'));
  expect(upstream?.match.reasons.at(-1)).toMatch(/^It is of WTT- fuels, counted beside/);
  const grid = (await searchFactors(book, { activity: 'electricity' }, { limit: 1000 })).items;
  const firstLifeCycle = grid.findIndex(({ boundary }) => boundary === 'life-cycle');
  const own = grid.filter(({ series, category }) => series === 'egrid' || category === 'UK electricity');
  expect([own.length > 80, grid.slice(0, firstLifeCycle)]).toEqual([true, expect.arrayContaining(own)]);
});

test('each term narrows, and nothing found fails it', async () => {
  expect((await find({ scope: '2' })).every(({ scope }) => scope === '2')).toBe(true);
  expect((await find({ source: 'epa-hub' })).every(({ set }) => set === 'epa-hub-2025-all')).toBe(true);
  expect((await find({ set: 'defra-2022-all' })).every(({ series }) => series === 'defra')).toBe(true);
  expect((await find({ date: '2023-06' })).every(({ validFrom }) => validFrom <= '2023-06-30')).toBe(true);
  expect((await find({ asOf: '2024-12-31' })).every(({ recordedAt }) => recordedAt <= '2024-12-31')).toBe(true);
  expect(await ids({ asOf: '1990-01-01' })).toEqual([]);
  expect((await find({ unit: 'short ton', source: 'epa-hub' })).length).toBeGreaterThan(10);
});

test('pages join to the whole list, without repeats, in one order', async () => {
  const all: string[] = [];
  let after: { id: string } | undefined;
  do {
    const page = await searchFactors(book, { set: 'epa-hub-2025-all' }, { limit: 100, ...(after && { after }) });
    all.push(...page.items.map(({ id }) => id));
    after = page.next && { id: String(page.next['id']) };
  } while (after);
  expect(all.length).toBe(522);
  expect(new Set(all).size).toBe(all.length);
});

test('unknown words are named all at once, with the nearest known one', async () => {
  const said = await refusal(() =>
    find({ unit: 'thrm', region: 'Atlantis', date: '03/04/2025', set: 'defra-2042-all', source: 'epahub' }),
  );
  expect(said[0]).toBe('factor_search_refused');
  expect(said.slice(1).map((text) => text.split(' ')[0])).toEqual([
    '/query/region',
    '/query/unit',
    '/query/date',
    '/query/set',
    '/query/source',
  ]);
  expect(said[2]).toMatch(/"therms?"/);
  expect(said[4]).toMatch(/"defra-202\d-all"/);
  expect(said[5]).toMatch(/"epa-hub"/);
  expect(Schema.safeParse({ asOf: '2025-02-30' }).success).toBe(false);
  expect(Schema.safeParse({ scope: '4' }).success).toBe(false);
});

test("a tenant's own factor stands before the published one and is marked", async () => {
  const own: OwnFactor = {
    ...{ id: 'own-gas', revision: 2, recordedAt: '2026-01-10T12:00:00.000Z', recordedBy: 'ada' },
    ...{ activity: 'Natural gas', unit: 'kWh (gross CV)', region: 'GB', scope: '1', source: 'A certificate' },
    ...{ validFrom: '2024-01-01', validTo: null, co2e: '0.1' },
  };
  const mine = factorBook({ archive: archive(), deprecations: [], own: [own] });
  const { items } = await searchFactors(mine, { text: 'natural gas', region: 'GB', date: '2024' }, { limit: 3 });
  expect(items.map((item) => [item.id, item.own?.revision])[0]).toEqual(['own-gas', 2]);
  const before = await searchFactors(mine, { text: 'natural gas', region: 'GB', asOf: '2026-01-09' }, { limit: 3 });
  expect(before.items.every((item) => item.own === undefined)).toBe(true);
});

test('a factor shows its figures as printed and what its gas columns hold', async () => {
  expect(showFactor(book, 'EGRID-2023R2-NWPP')).toMatchObject({ gasBasis: 'mass', unit: 'kWh' });
  // DEFRA 2024, UK electricity: 0.20705 kg CO2e per kWh as published.
  expect(showFactor(book, 'DEFRA-2024-7_400_4000_5')).toMatchObject({ co2e: '0.20705', gasBasis: 'co2e of each gas' });
  const gas = showFactor(book, 'EPAHUB-2025-T1-natural-gas-mmbtuhhv');
  expect([gas.co2, gas.ch4, gas.n2o, gas.gasBasis]).toEqual(['53.06', '0.001', '0.0001', 'mass']);
  expect(await refusal(() => showFactor(book, 'EGRID-2023R2-NWPX'))).toEqual([
    'factor_not_found',
    expect.stringContaining('Did you mean "EGRID-2023R2-'),
  ]);
});

test('a history runs through all editions, with what moved absolutely and relatively', () => {
  const { editions } = showHistory(book, 'EGRID-2023R2-NYCW');
  expect(editions.map(({ set }) => set)).toEqual(['egrid-2022', 'egrid-2023-first', 'egrid-2023-second']);
  const [, , last] = editions;
  const [co2e] = last?.changes ?? [];
  expect(co2e?.figure).toBe('co2e');
  expect(Number(co2e?.absolute)).toBeCloseTo(Number(co2e?.to) - Number(co2e?.from), 9);
  expect(Number(co2e?.relative)).toBeCloseTo(Number(co2e?.to) / Number(co2e?.from) - 1, 9);
});

test('sets are listed newest first, with as many factors as they hold, as they were known on a day', async () => {
  const { items } = await listFactorSets(book, {}, { limit: 100 });
  expect(items.map(({ recordedAt }) => recordedAt)).toEqual(
    items
      .map(({ recordedAt }) => recordedAt)
      .toSorted()
      .reverse(),
  );
  const rowsOf = (...series: string[]) =>
    items.filter((set) => series.includes(set.series)).reduce((sum, { rows }) => sum + rows, 0);
  expect(rowsOf('fuel-tables')).toBe(library().factors.size);
  expect(rowsOf('defra', 'epa-hub', 'egrid', 'ember')).toBe(12_732);
  const tables = items.filter(({ series }) => series === 'reference-tables').map(({ id }) => id);
  expect(tables).toEqual(
    expect.arrayContaining(['cbam-goods-2024', 'gwp100-gases', 'ipcc-gwp100', 'building-medians-us']),
  );
  for (const { id, source, version, licence, retrieved, rows, sha256 } of items)
    expect([source, version, licence, retrieved, rows > 0, sha256.length].every(Boolean), id).toBe(true);
  expect(items.find(({ id }) => id === 'egrid-2023-first')?.supersededBy).toBe('egrid-2023-second');
  const then = await listFactorSets(book, { asOf: '2025-06-11' }, { limit: 100 });
  expect(then.items.every(({ recordedAt }) => recordedAt <= '2025-06-11')).toBe(true);
  expect(then.items.find(({ id }) => id === 'egrid-2023-first')?.supersededBy).toBeUndefined();
});

test('a date outside every set is named, with the set that comes nearest; where nothing answers anyway the list is empty', async () => {
  expect(await refusal(() => find({ text: 'natural gas', region: 'GB', date: '2019-05' }))).toEqual([
    'factor_out_of_time',
    expect.stringMatching(
      /^\/query\/date .*valid in 2019-05\. The nearest is DEFRA-\S+ of defra-2022-all, valid 2022-01-01/,
    ),
  ]);
  const then = { activity: 'electricity', region: 'US-NYCW', date: '2023', asOf: '2024-02-01' };
  expect(await refusal(() => find(then))).toEqual([
    'factor_out_of_time',
    expect.stringMatching(
      /as known on 2024-02-01\. The nearest is EGRID-2022-NYCW of egrid-2022, valid .* to 2022-12-31/,
    ),
  ]);
  expect(await ids({ text: 'zzz qqq', date: '2019' })).toEqual([]);
});

test('a superseded factor is found after the one that took its place, and says which that is', async () => {
  const nyc = { activity: 'electricity', region: 'US-NYCW', date: '2023' };
  const both = (await find(nyc)).map(({ id, supersededBy }) => [id, supersededBy]);
  expect(both).toEqual([
    ['EGRID-2023R2-NYCW', undefined],
    ['EGRID-2023-NYCW', 'egrid-2023-second'],
  ]);
  const before = await find({ ...nyc, asOf: '2025-06-11' });
  expect(before.map(({ id, supersededBy }) => [id, supersededBy])).toEqual([['EGRID-2023-NYCW', undefined]]);
});

test('a factor and its history are shown as they were known on a day, and graded for the use', async () => {
  expect(showFactor(book, 'EGRID-2023-NYCW').supersededBy).toBe('egrid-2023-second');
  expect(showFactor(book, 'EGRID-2023-NYCW', { asOf: '2025-06-11' }).supersededBy).toBeUndefined();
  const sets = (asOf: string) => showHistory(book, 'EGRID-2022-NYCW', asOf).editions.map(({ set }) => set);
  expect([sets('2024-12-31'), sets('2025-06-11')]).toEqual([['egrid-2022'], ['egrid-2022', 'egrid-2023-first']]);
  expect(await refusal(() => showFactor(book, 'EGRID-2023R2-NYCW', { asOf: '2025-06-11' }))).toEqual([
    'factor_not_found',
    expect.stringContaining('was not known on 2025-06-11'),
  ]);
  const use = { date: '2032', region: 'FR' };
  expect(showFactor(book, 'DEFRA-2024-1_100_1004_6', use).quality.map(({ grade }) => grade)).toEqual([2, 3, 5, 2, 2]);
  const region = expect.stringContaining('/query/region "Atlantis"');
  expect(await refusal(() => showFactor(book, 'EGRID-2022-NYCW', { region: 'Atlantis' }))).toEqual([
    'factor_search_refused',
    region,
  ]);
});

test('of an own factor the revision in force at the date of the search is found', async () => {
  const revision = (n: number, year: number, co2e: string): OwnFactor => ({
    ...{ id: 'own-heat', revision: n, recordedAt: `2026-01-0${n}T12:00:00.000Z`, recordedBy: 'ada' },
    ...{ activity: 'Our heat', unit: 'kWh', region: 'GB', scope: '2', source: 'A certificate' },
    ...{ validFrom: `${year}-01-01`, validTo: `${year}-12-31`, co2e },
  });
  const own = [revision(1, 2024, '0.1'), revision(2, 2025, '0.2')];
  const mine = factorBook({ archive: archive(), deprecations: [], own });
  const found = async (search: FactorSearch) =>
    (await searchFactors(mine, { source: 'own', ...search }, { limit: 5 })).items.map(({ co2e }) => co2e);
  expect([await found({ date: '2024' }), await found({ date: '2025' }), await found({})]).toEqual([
    ['0.1'],
    ['0.2'],
    ['0.2'],
  ]);
  expect(await refusal(() => found({ date: '2023' }))).toEqual([
    'factor_out_of_time',
    expect.stringContaining('own-heat of own, valid 2024-01-01 to 2024-12-31'),
  ]);
});

test('a text without letters is refused instead of finding everything', async () => {
  for (const text of ['\u0000', '🔥', '天然气'])
    expect(await refusal(() => searchFactors(book, { text }, { limit: 1 }))).toEqual([
      'factor_search_refused',
      expect.stringMatching(/^\/query\/text .*names nothing/),
    ]);
});

test('every term of a search has its reason, an exact activity too', async () => {
  const [best] = await find({ activity: 'electricity', region: 'NYCW', date: '2023' });
  expect(best?.match.reasons).toEqual([
    '"electricity" names it.',
    'It is published for US-NYCW.',
    'It is valid from 2023-01-01 to 2023-12-31.',
  ]);
});
