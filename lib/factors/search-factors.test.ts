// A search finds what answers every term, best first, says why, and names the words it does not know.
import { expect, test } from 'vitest';
import { isFault } from '../shared/fault.ts';
import type { FactorSearch } from './contract.ts';
import { FactorSearch as Schema } from './contract.ts';
import { library } from './library.ts';
import { searchFactors } from './search-factors.ts';
import { getFactor, listFactorSets } from './show-factor.ts';

const find = async (search: FactorSearch, limit = 100) => (await searchFactors(search, { limit })).items;
const ids = async (search: FactorSearch, limit?: number) => (await find(search, limit)).map(({ id }) => id);
const refusal = async (act: () => Promise<unknown>) => {
  const error: unknown = await act().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return isFault(error)
    ? [error.type.reason, ...error.problems.map(({ field, message }) => `${field ?? ''} ${message}`)]
    : [];
};

test('a fuel, unit, region and time lead to the factor of that place and unit, with a reason for each', async () => {
  const [best] = await find({ fuel: 'mains gas', region: 'UK', unit: 'kWh gross', date: '2024-05' });
  expect(best?.id).toBe('DEFRA-2024-1_100_1004_6');
  expect(best?.match.reasons).toHaveLength(4);
  expect((await ids({ fuel: 'electricity', region: 'nwpp' }))[0]).toBe('EGRID-2023R2-NWPP');
  expect((await ids({ fuel: 'diesel', region: 'US-CAMX', unit: 'gallon' }))[0]).toMatch(/^EPAHUB-2025-T1-distillate/);
});

test('the words of an activity find by alias, by whole words and by their beginnings, in that order of worth', async () => {
  const [best, ...rest] = await find({ text: 'heating oil' });
  expect(best?.match.reasons[0]).toContain('is a name of');
  expect(rest.length).toBeGreaterThan(0);
  expect((await find({ text: 'wood pellet' }))[0]?.name).toMatch(/wood/i);
  expect((await ids({ text: 'anthra' }))[0]).toMatch(/anthracite/);
  expect(await ids({ text: 'zzz nothing' })).toEqual([]);
  expect(await ids({ text: 'EGRID-2023R2-NWPP' })).toEqual(['EGRID-2023R2-NWPP']);
});

test('each term narrows, and nothing found fails it', async () => {
  expect((await find({ scope: '2' })).every(({ scope }) => scope === 2)).toBe(true);
  expect((await find({ source: 'EPA hub' })).every(({ set }) => set === 'epa-hub-2025')).toBe(true);
  expect((await find({ date: '2023-06' })).every(({ validFrom }) => validFrom <= '2023-06-30')).toBe(true);
  expect((await find({ asOf: '2024-12-31' })).every(({ recordedAt }) => recordedAt <= '2024-12-31')).toBe(true);
  expect(await ids({ asOf: '1990-01-01' })).toEqual([]);
  const reckoned = await find({ unit: 'short ton', source: 'epa' });
  expect(reckoned.length).toBeGreaterThan(10);
});

test('pages join to the whole list, without repeats, in one order', async () => {
  const all: string[] = [];
  let after: { id: string } | undefined;
  do {
    const page = await searchFactors({}, { limit: 50, ...(after && { after }) });
    all.push(...page.items.map(({ id }) => id));
    after = page.next && { id: String(page.next['id']) };
  } while (after);
  expect(all.length).toBe(library().factors.size);
  expect(new Set(all).size).toBe(all.length);
});

test('unknown words are named all at once, with the nearest known one', async () => {
  const said = await refusal(() => find({ fuel: 'natral gas', unit: 'thrm', region: 'US-NWPX', date: '03/04/2025' }));
  expect(said[0]).toBe('factor_search_refused');
  expect(said.slice(1).map((text) => text.split(' ')[0])).toEqual([
    '/query/fuel',
    '/query/region',
    '/query/unit',
    '/query/date',
  ]);
  expect(said[1]).toMatch(/"natural-gas"/);
  expect(said[2]).toMatch(/"US-NWPP"/);
  expect(Schema.safeParse({ asOf: '2025-02-30' }).success).toBe(false);
  expect(Schema.safeParse({ scope: '3' }).success).toBe(false);
});

test('a factor shows its figures as printed and its CO2e under AR5, whatever basis its columns have', async () => {
  expect(await getFactor('EGRID-2023R2-NWPP')).toMatchObject({ ch4: '0.02449398798', gasBasis: 'mass', unit: 'MWh' });
  // DEFRA 2024, UK electricity: 0.20705 kg CO2e per kWh as published.
  expect(await getFactor('DEFRA-2024-7_400_4000_5')).toMatchObject({ co2eAr5: '0.20705', gasBasis: 'co2e-AR5' });
  // 53.06 + 0.001·28 + 0.0001·265.
  expect((await getFactor('EPAHUB-2025-T1-natural-gas-mmbtuhhv')).co2eAr5).toBe('53.1145');
  expect(await refusal(() => getFactor('EGRID-2023R2-NWPX'))).toEqual([
    'factor_not_found',
    expect.stringContaining('Did you mean "EGRID-2023R2-NWPP"'),
  ]);
});

test('sets are listed newest first, with as many factors as they hold, as they were known on a day', async () => {
  const { items } = await listFactorSets({}, { limit: 100 });
  expect(items.map(({ recordedAt }) => recordedAt)).toEqual(
    items
      .map(({ recordedAt }) => recordedAt)
      .toSorted()
      .reverse(),
  );
  const inUse = items.filter(({ use }) => use === 'calculation');
  expect(inUse.reduce((sum, { factors }) => sum + factors, 0)).toBe(library().factors.size);
  expect(items.some(({ series }) => series === 'defra')).toBe(true);
  const then = await listFactorSets({ asOf: '2024-12-31' }, { limit: 100 });
  expect(then.items.every(({ recordedAt }) => recordedAt <= '2024-12-31')).toBe(true);
});
