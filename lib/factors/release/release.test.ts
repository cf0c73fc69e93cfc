// From a candidate to every tenant: checked whole, held for a person where figures jump, published once, and never rewriting what was known.
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../../local/ground/index.ts';
import { objectsWrite, tableWrite } from '../../kernel/index.ts';
import { trialContext } from '../../kernel/trial.ts';
import { archive } from '../archive/open-archive.ts';
import { isRefusal } from '../book/model.ts';
import { tenantBook } from '../shelf/open-shelf.ts';
import { adoptCatalogue } from './adopt-catalogue.ts';
import { announceCandidate, approveCandidate, getCandidate } from './candidates.ts';
import { deprecateEverywhere } from './deprecate-everywhere.ts';
import { EXAMPLE_CANDIDATE } from './example.ts';
import { judgeCandidate } from './judge-candidate.ts';
import { judgeCandidates } from './judge-candidates.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const uses = [tableWrite, objectsWrite] as const;
const at = (day: string) => ({ now: () => new Date(`${day}T09:00:00.000Z`) });
const platform = (day: string) =>
  trialContext(uses, { memberOf: 'greenlang', roles: ['platform-admin'], clock: at(day) });
const tenant = (tenantId: string, day: string) => trialContext(uses, { tenantId, clock: at(day) });

const row = (region: string, co2: string, more: object = {}) => ({
  ...{ id: `GRID-X-${region}`, scope: 'Scope 2', category: 'Electricity', activity: `Grid ${region}`, unit: 'kWh' },
  ...{ region, gasBasis: 'mass', co2, ...more },
});
const candidate = (set: object, factors: unknown[]) =>
  JSON.stringify({
    set: {
      ...{ id: 'gridx-2025', series: 'gridx', source: 'Grid X', version: '2025', licence: 'CC0', boundary: 'direct' },
      ...{ validFrom: '2025-01-01', validTo: '2025-12-31', covers: ['DK', 'SE'], ...set },
    },
    factors,
  });
const judge = (text: string) => judgeCandidate(text, archive(), '2026-11-21');
const checks = (text: string) => judge(text).findings.map(({ check, at: place }) => `${check} ${place}`);

async function send(text: string, day: string) {
  const { id, upload } = await announceCandidate(platform(day), { sizeBytes: Buffer.byteLength(text) });
  expect((await fetch(upload.url, { method: upload.method, headers: upload.headers, body: text })).status).toBe(200);
  return id;
}
async function round(day: string, ...tenants: string[]) {
  const first = await judgeCandidates(platform(day));
  for (const each of tenants) await adoptCatalogue(tenant(each, day), first);
  return first;
}
const danish = { activity: 'Grid DK', unit: 'MWh', region: 'DK', date: '2025-06' };
const answered = async (tenantId: string, more: object = {}) => {
  const answer = (await tenantBook(tenant(tenantId, '2027-01-01'))).find({ ...danish, ...more });
  return isRefusal(answer) ? answer.code : `${answer.factor.edition.id} ${answer.factor.own?.id ?? ''}`.trim();
};

test('a breach of any check refuses the whole candidate and names its place', () => {
  expect(checks('{')).toEqual(['form ']);
  expect(checks(candidate({ validFrom: 'soon' }, [row('DK', '0.1')]))).toEqual(['form /set/validFrom']);
  expect(checks(candidate({}, [row('DK', '1e400')]))).toEqual(['form /factors/0/co2']);
  expect(checks(candidate({}, [row('DK', '0.1', { unit: 'bananas' })]))).toEqual(['units /factors/0/unit']);
  expect(checks(candidate({}, [row('DK', '-0.1'), row('SE', '999999999')]))).toEqual([
    'ranges /factors/0/co2',
    'ranges /factors/1/co2',
  ]);
  expect(checks(candidate({}, [row('DK', '0.1'), row('DK', '0.2')]))).toEqual(['duplicates /factors/1']);
  expect(checks(candidate({}, [row('DK', '0.1', { region: 'Atlantis' })]))).toEqual(['regions /factors/0/region']);
  expect(checks(candidate({}, [row('DK', '0.1', { co2: undefined })]))).toEqual(['figures /factors/0/co2e']);
  const sums = { gasBasis: 'co2e of each gas', co2e: '0.2' };
  expect(checks(candidate({}, [row('DK', '0.1', sums)]))).toEqual(['sums /factors/0/co2e']);
  expect(checks(candidate({ id: 'defra-2024-all' }, [row('DK', '0.1')]))).toEqual(['duplicates /set/id']);
  expect(checks(candidate({ series: 'ember' }, [row('DK', '0.1')]))).toEqual(['boundary /set/boundary']);
  expect(judge(candidate({}, [row('DK', '0.1')])).outcome).toBe('PASSED');
});

test('what passes is published, and answers in every tenant from its round on', async () => {
  const id = await send(candidate({}, [row('DK', '0.1'), row('SE', '0.02')]), '2026-03-01');
  expect(await answered('one')).toBe('activity_unknown');
  await round('2026-03-01', 'one', 'two');
  expect(await getCandidate(platform('2026-03-01'), id)).toMatchObject({
    state: 'PUBLISHED',
    setId: 'gridx-2025',
    findings: [],
  });
  expect([await answered('one'), await answered('two')]).toEqual(['gridx-2025', 'gridx-2025']);
  expect(await answered('one', { asOf: '2026-02-28' })).not.toBe('gridx-2025');
  const { catalogue } = await round('2026-03-01', 'one');
  expect(catalogue.published.map(({ counts }) => counts)).toEqual([
    { rows: 2, added: 0, removed: 0, changed: 0, jumped: 0 },
  ]);
});

test('a jump beyond a quarter holds the candidate until it is approved, and then supersedes without rewriting the past', async () => {
  const revised = { id: 'gridx-2025-second', version: '2025 second' };
  const text = candidate(revised, [row('DK', '0.2', { id: 'GRID-X2-DK' }), row('SE', '0.021', { id: 'GRID-X2-SE' })]);
  const id = await send(text, '2026-04-01');
  await round('2026-04-01', 'one');
  const held = await getCandidate(platform('2026-04-01'), id);
  expect([held.state, held.findings.map(({ at: place, message }) => `${place}: ${message}`)]).toEqual([
    'HELD',
    ['GRID-X2-DK: It moved by more than a quarter: co2 by 100.0 %.'],
  ]);
  expect(await answered('one')).toBe('gridx-2025');
  await approveCandidate(platform('2026-04-02'), id, 'The grid did change.');
  const { catalogue } = await round('2026-04-02', 'one');
  expect(catalogue.published.at(-1)).toMatchObject({
    supersedes: 'gridx-2025',
    counts: { rows: 2, changed: 2, jumped: 1 },
  });
  expect([await answered('one'), await answered('one', { asOf: '2026-04-01' })]).toEqual([
    'gridx-2025-second',
    'gridx-2025',
  ]);
  await expect(approveCandidate(platform('2026-04-03'), id, 'Once more.')).rejects.toMatchObject({
    type: { reason: 'factor_candidate_settled' },
  });
});

test('a deprecation by the platform reaches a tenant at the next round', async () => {
  await deprecateEverywhere(platform('2026-05-01'), 'gridx-2025-second', { reason: 'A wrong plant was counted.' });
  expect(await answered('one')).toBe('gridx-2025-second');
  await round('2026-05-01', 'one');
  expect(await answered('one')).toBe('gridx-2025');
  const named = (await tenantBook(tenant('one', '2026-05-02'))).find({ ...danish, set: 'gridx-2025-second' });
  expect(!isRefusal(named) && named.factor.deprecated?.by).toBe('platform');
});

test('what was announced and never sent is left alone', async () => {
  const { id } = await announceCandidate(platform('2026-06-01'), { sizeBytes: EXAMPLE_CANDIDATE.length });
  await round('2026-06-01');
  expect((await getCandidate(platform('2026-06-01'), id)).state).toBe('ANNOUNCED');
});
