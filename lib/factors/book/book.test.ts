// The whole library answers one question with one factor of the right place, unit and two times, or says why not and what to do.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal } from '../../shared/decimal.ts';
import { archive } from '../archive/open-archive.ts';
import { factorBook } from './book.ts';
import { type FactorQuestion, isRefusal, type OwnFactor } from './model.ts';

const shelves = { archive: archive(), deprecations: [], own: [] };
const book = factorBook(shelves);
const ask = (question: FactorQuestion, of = book): string => {
  const answer = of.find(question);
  if (isRefusal(answer)) return `${answer.field} ${answer.code}: ${answer.reason} ${answer.remedy}`;
  return `${answer.factor.id}${answer.inPeriod ? '' : ' (nearest)'}${answer.fromRegion ? ` (${answer.fromRegion})` : ''}`;
};
const gas = { activity: 'natural gas', unit: 'kWh (gross CV)', region: 'GB', date: '2024-03' };
const nyc = { activity: 'electricity', unit: 'MWh', region: 'NYCW', date: '2023-05' };

test('every edition answers in its own time and place', () => {
  expect(ask(gas)).toBe('DEFRA-2024-1_100_1004_6');
  expect(ask({ ...gas, date: '2023-03' })).toBe('DEFRA-2023-1_100_1004_6');
  expect(ask({ ...gas, date: '2025-03' })).toBe('DEFRA-2025-1_100_1004_6');
  expect(ask({ ...gas, unit: 'm3', date: '2022', region: 'UK' })).toMatch(
    /^DEFRA-2022-scope1-fuels-.*natural-gas-cubic/,
  );
  expect(ask({ ...gas, unit: 'therm', region: 'US-NWPP', date: '2025-03' })).toBe(
    'EPAHUB-2025-T1-natural-gas-mmbtuhhv (US)',
  );
  expect(ask({ ...nyc, date: '2022' })).toBe('EGRID-2022-NYCW');
  expect(ask({ activity: 'Small car petrol', unit: 'mile', region: 'GB', date: '2025', scope: '3' })).toBe(
    'DEFRA-2025-25_301_3046_9',
  );
  expect(ask({ activity: 'Hotel stay · UK', unit: 'room-night', region: 'GB', date: '2025' })).toBe(
    'DEFRA-2025-29_600_4000_13',
  );
  expect(ask({ activity: 'diesel', unit: 'litre', region: 'GB', date: '2025' })).toBe('DEFRA-2025-1_101_1011_8');
});

test('a period over two editions is answered by the later published', () => {
  expect(ask({ ...gas, date: { from: '2024-12-01', to: '2025-01-31' } })).toBe('DEFRA-2025-1_100_1004_6');
});

test('what was known decides, and a superseded set answers when it is named', () => {
  expect(ask(nyc)).toBe('EGRID-2023R2-NYCW');
  expect(ask({ ...nyc, asOf: '2025-03-01' })).toBe('EGRID-2023-NYCW');
  expect(ask({ ...nyc, set: 'egrid-2023-first' })).toBe('EGRID-2023-NYCW');
  expect(ask({ ...nyc, asOf: '2021-03-01' })).toMatch(
    /^asOf period_without_factor.*egrid-2023-second.*as of that day or later/,
  );
  expect(ask({ ...nyc, set: 'egrid-2023-first', asOf: '2024-01-01' })).toMatch(/^asOf/);
});

test('life-cycle figures never answer unless they are asked for', () => {
  const german = { activity: 'electricity', unit: 'kWh', region: 'DE', date: '2024' };
  expect(ask(german)).toMatch(/^region region_without_factor/);
  expect(ask({ ...german, basis: 'life-cycle' })).toBe('EMBER-DEU-2024');
  expect(ask({ ...german, basis: 'life-cycle', date: '2022' })).toMatch(/^date period_without_factor.*ember-grid-2026/);
});

test('several meanings are refused with all candidates, and each candidate names itself', () => {
  for (const question of [
    { activity: 'Small car', unit: 'mile', region: 'GB', date: '2025' },
    { activity: 'diesel', unit: 'gallon', region: 'US', date: '2025-06' },
    { activity: 'R410A', unit: 'kg', region: 'GB', date: '2024' },
  ]) {
    const answer = book.find(question);
    if (!isRefusal(answer)) throw new Error('It was answered.');
    expect(answer.code).toBe('activity_ambiguous');
    for (const candidate of answer.candidates ?? [])
      expect(ask({ ...question, activity: candidate.activity }), candidate.activity).toBe(candidate.id);
  }
});

test('what cannot be answered names the field, the reason and the nearest right thing', () => {
  expect(ask({ ...gas, activity: 'natral gas' })).toMatch(/^activity activity_unknown.*"natural-gas"/);
  expect(ask({ ...gas, activity: ' ' })).toMatch(/^activity activity_missing/);
  expect(ask({ ...gas, unit: 'kWh' })).toMatch(/^unit unit_ambiguous.*gross CV/);
  expect(ask({ ...gas, unit: 'passenger.km' })).toMatch(/^unit unit_mismatch.*"tonnes"/);
  expect(ask({ ...gas, unit: 'thrms' })).toMatch(/^unit unit_unknown.*"therms"/);
  expect(ask({ ...gas, unit: 'ton' })).toMatch(/^unit unit_ambiguous.*short ton/);
  expect(ask({ activity: 'natural gas', region: 'GB', date: '2024' })).toMatch(/^unit unit_missing/);
  expect(ask({ ...gas, region: 'Atlantis' })).toMatch(/^region region_unknown/);
  expect(ask({ ...nyc, region: 'US' })).toMatch(/^region region_without_factor.*Name the part.*"US-NWPP"/);
  expect(ask({ ...gas, date: '2019' })).toMatch(
    /^date period_without_factor.*defra-2022-all, valid 2022-01-01 to 2022-12-31/,
  );
  expect(ask({ ...gas, date: '2019', factorPeriod: 'nearest' })).toMatch(/^DEFRA-2022-.* \(nearest\)$/);
  expect(ask({ ...gas, date: '03/04/2024' })).toMatch(/^date date_unreadable/);
  expect(ask({ ...gas, set: 'defra-2042-all' })).toMatch(/^set set_unknown.*"defra-202\d-all"/);
  expect(ask({ ...gas, source: 'ipcc' })).toMatch(/^source source_unknown.*"epa-hub"/);
  expect(ask({ activity: 'petrol', unit: 'gallon', region: 'GB', date: '2024' })).toMatch(
    /^unit unit_ambiguous.*imperial/,
  );
});

test('rows that state energy per distance and no emission never answer', () => {
  const answer = book.find({ activity: 'SECR kWh pass & delivery vehs', unit: 'km', region: 'GB', date: '2024' });
  expect(isRefusal(answer) && answer.code).toBe('activity_unknown');
});

test('a deprecated set is passed over from that moment on, and says so where it is named', () => {
  const deprecated = factorBook({
    ...shelves,
    deprecations: [{ setId: 'egrid-2023-second', reason: 'Test.', at: '2026-02-01T00:00:00.000Z', by: 'platform' }],
  });
  expect(ask(nyc, deprecated)).toBe('EGRID-2023-NYCW');
  expect(ask({ ...nyc, asOf: '2026-01-31' }, deprecated)).toBe('EGRID-2023R2-NYCW');
  const named = deprecated.find({ ...nyc, set: 'egrid-2023-second' });
  expect(!isRefusal(named) && named.factor.deprecated?.reason).toBe('Test.');
});

const own = (more: Partial<OwnFactor>): OwnFactor => ({
  ...{ id: 'own-gas', revision: 1, recordedAt: '2025-01-10T12:00:00.000Z', recordedBy: 'ada' },
  ...{ activity: 'Natural gas', unit: 'kWh (gross CV)', region: 'GB', scope: '1', source: 'Supplier certificate' },
  ...{ validFrom: '2024-01-01', validTo: '2024-12-31', co2e: '0.1', ...more },
});

test("a tenant's own factor answers first, is marked, and names what it stands before", () => {
  const mine = factorBook({ ...shelves, own: [own({})] });
  const answer = mine.find(gas);
  if (isRefusal(answer)) throw new Error(answer.reason);
  expect([answer.factor.id, answer.factor.own?.revision, answer.shadows]).toEqual([
    'own-gas',
    1,
    'DEFRA-2024-1_100_1004_6',
  ]);
  expect(ask({ ...gas, date: '2025' }, mine)).toBe('DEFRA-2025-1_100_1004_6');
  expect(ask({ ...gas, asOf: '2025-01-09' }, mine)).toBe('DEFRA-2024-1_100_1004_6');
  expect(ask({ ...gas, set: 'defra-2024-all' }, mine)).toBe('DEFRA-2024-1_100_1004_6');
  expect(ask({ ...gas, source: 'defra' }, mine)).toBe('DEFRA-2024-1_100_1004_6');
  expect(ask({ ...gas, unit: 'tonne' }, mine)).toMatch(/^unit unit_mismatch.*kWh \(gross CV\)/);
});

test('an own factor that names the published one it replaces answers under every name of it, in every edition', () => {
  const key = `defra:${book.get('DEFRA-2024-1_101_1011_8')?.key}`;
  const replacing = own({
    activity: 'Our diesel',
    unit: 'litres',
    replaces: 'DEFRA-2024-1_101_1011_8',
    replacesKey: key,
    validTo: null,
  });
  const mine = factorBook({ ...shelves, own: [replacing] });
  for (const date of ['2024', '2025'])
    expect(ask({ activity: 'diesel', unit: 'litre', region: 'GB', date }, mine)).toBe('own-gas');
});

const day = fc.integer({ min: 0, max: 1400 }).map((n) => new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10));
const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { validFrom: a, validTo: b } : { validFrom: b, validTo: a }));
const revisions = fc
  .array(fc.record({ span, at: day, withdrawn: fc.boolean() }), { minLength: 1, maxLength: 8 })
  .map((drawn) =>
    drawn
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .map(({ span: valid, at, withdrawn }, index) =>
        own({ ...valid, revision: index + 1, recordedAt: `${at}T12:00:00.000Z`, co2e: `${index + 1}`, withdrawn }),
      ),
  );
const figureAt = (recorded: readonly OwnFactor[], date: string, asOf?: string): string => {
  const answer = factorBook({ ...shelves, own: recorded }).find({ ...gas, source: 'own', date, ...(asOf && { asOf }) });
  return isRefusal(answer) || answer.factor.co2e === undefined ? 'none' : formatDecimal(answer.factor.co2e);
};

test('what was known on a day never changes, whatever is recorded later', () => {
  fc.assert(
    fc.property(revisions, day, day, (all, date, asOf) => {
      const then = all.filter(({ recordedAt }) => recordedAt.slice(0, 10) <= asOf);
      expect(figureAt(all, date, asOf)).toBe(figureAt(then, date));
    }),
  );
});

test('for each day the last word said of it counts, and words on other days leave it alone', () => {
  fc.assert(
    fc.property(revisions, day, (all, date) => {
      const said = all.filter(({ validFrom, validTo }) => validFrom <= date && date <= (validTo ?? '9999'));
      const last = said.at(-1);
      expect(figureAt(all, date)).toBe(last === undefined || last.withdrawn ? 'none' : last.co2e);
    }),
  );
});

test('of published sets too, a later publication never changes what was known before it', () => {
  const published = archive().editions.map(({ recordedAt }) => recordedAt);
  fc.assert(
    fc.property(day, day, fc.constantFrom('NYCW', 'NWPP', 'CAMX'), (date, asOf, region) => {
      const until = { ...archive(), editions: archive().editions.filter(({ recordedAt }) => recordedAt <= asOf) };
      const answered = (text: string) => (/^[A-Z]/.test(text) ? text : 'none');
      const question = { ...nyc, date, region };
      if (until.editions.length === 0) return;
      expect(answered(ask({ ...question, asOf }))).toBe(
        answered(ask(question, factorBook({ ...shelves, archive: until }))),
      );
    }),
  );
  expect(published.length).toBeGreaterThan(5);
});

test('a word that every object answers to is no activity', () => {
  for (const activity of ['constructor', 'toString', '__proto__'])
    expect(ask({ ...gas, activity })).toMatch(/^activity activity_unknown/);
});

test('an activity that is known but for one word of the question is refused for that word', () => {
  expect(ask({ ...gas, category: 'Fish' })).toMatch(/^category category_without_factor: .*"Fish".* "Fuels"/);
  expect(ask({ ...gas, set: 'egrid-2022' })).toMatch(/^set set_without_factor: .*"defra-2024-all"/);
  expect(ask({ ...nyc, scope: '1' })).toMatch(/^scope scope_without_factor: .*"2"/);
});

test('what was published later is named by the edition nearest to the activity', () => {
  expect(ask({ ...gas, asOf: '2019-01-01' })).toMatch(/^asOf period_without_factor: .*nearest is defra-2024-all/);
});
