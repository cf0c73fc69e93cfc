// A carbon accountant finds a figure, sees where it comes from and how it moved, states a better one, and gets a new set from the platform.
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { type Answer, openClient } from '../harness/client.ts';
import { invoke } from '../harness/invoke.ts';
import { bringAgent, dataOf, until } from './traveller.ts';

const { apiUrl, edgeUrl } = inject('house');
const client = openClient(apiUrl);
const mark = ulid().toLowerCase();

const Card = z.looseObject({ id: z.string(), set: z.string(), co2e: z.nullable(z.string()), validFrom: z.string() });
const Found = z.array(Card.extend({ match: z.looseObject({ reasons: z.array(z.string()).min(1) }) }));
/** A moment after somebody else's change a reader sees it who asks for it. */
const headers = { 'cache-control': 'no-cache' };
const ask = async <S extends z.ZodType>(path: string, shape: S, as: 'acme/viewer' | 'globex/viewer' = 'acme/viewer') =>
  dataOf(await client.send(`GET /v1${path}`, { as, headers }), shape);
const refusedAt = ({ status, json }: Answer) => [status, ...(json.errors ?? []).map(({ field }) => field)];

test('a figure is found with its reason, shown with its source, and followed through the editions', async () => {
  const asked = 'text=natural%20gas&region=GB&unit=kWh%20(gross%20CV)&date=2024&scope=1';
  const [gas] = await ask(`/factors?${asked}`, Found);
  // DEFRA 2024 v1.1, Fuels, natural gas, kWh (Gross CV): 0.18290 kg CO2e.
  expect(gas).toMatchObject({ id: 'DEFRA-2024-1_100_1004_6', co2e: '0.1829', gasBasis: 'co2e of each gas' });
  expect(gas?.match.reasons.join(' ')).toMatch(/published for GB.*is a name of Natural gas/);
  const card = await ask('/factors/DEFRA-2024-1_100_1004_6?date=2024&region=GB', Card);
  expect(card).toMatchObject({ licence: 'Open Government Licence v3.0', uncertainty: { status: 'known' } });
  const History = z.looseObject({ editions: z.array(z.looseObject({ set: z.string() })) });
  const { editions } = await ask('/factors/DEFRA-2024-1_100_1004_6/history', History);
  expect(editions.map(({ set }) => set)).toEqual(
    expect.arrayContaining(['defra-2023-all', 'defra-2024-all', 'defra-2025-all']),
  );
});

test('what was known on a day answers for that day, and a superseded figure stays and says so', async () => {
  const nyc = '/factors?activity=electricity&region=US-NYCW&date=2023';
  const ids = async (path: string) => (await ask(path, Found)).map(({ id }) => id);
  expect(await ids(`${nyc}&asOf=2025-06-11`)).toEqual(['EGRID-2023-NYCW']);
  expect(await ids(nyc)).toEqual(['EGRID-2023R2-NYCW', 'EGRID-2023-NYCW']);
  expect(await ask('/factors/EGRID-2023-NYCW', Card)).toMatchObject({ supersededBy: 'egrid-2023-second' });
  const Compared = z.looseObject({ counts: z.record(z.string(), z.int()), changed: z.array(z.looseObject({})) });
  const compared = await ask('/factor-sets/egrid-2023-first/compare?with=egrid-2023-second', Compared);
  expect(compared.counts).toMatchObject({ added: 0, removed: 1 });
  expect(compared.changed).toContainEqual(expect.objectContaining({ previousId: 'EGRID-2023-NYCW' }));
});

test('a date no set holds is refused with the nearest set, and unknown words with the nearest known ones', async () => {
  const outside = await client.send('GET /v1/factors?text=natural%20gas&region=GB&date=2019', { as: 'acme/viewer' });
  expect(refusedAt(outside)).toEqual([422, '/query/date']);
  expect(outside.json.errors?.[0]?.details).toMatchObject({ value: '2019', nearestSet: 'defra-2022-all' });
  const words = await client.send('GET /v1/factors?unit=thrm&region=Atlantis&source=epahub', { as: 'acme/viewer' });
  expect(refusedAt(words)).toEqual([400, '/query/region', '/query/unit', '/query/source']);
});

test("a tenant's own factor answers before the published ones, in its revisions, and in no other tenant", async () => {
  const own = { activity: `Heat ${mark}`, unit: 'kWh', region: 'GB', scope: '2', source: 'A certificate' };
  const record = (more: object) => client.send('POST /v1/factors', { as: 'acme/developer', body: { ...own, ...more } });
  const id = `own-heat-${mark}-gb`;
  expect((await record({ validFrom: '2024-01-01', validTo: '2024-12-31', co2e: '0.2' })).status).toBe(201);
  expect((await record({ id, validFrom: '2025-01-01', co2e: '0.1' })).status).toBe(201);
  const found = async (date: string, as: 'acme/viewer' | 'globex/viewer') =>
    (await ask(`/factors?source=own&activity=Heat%20${mark}&date=${date}`, Found, as)).map(({ co2e }) => co2e);
  expect([await found('2024', 'acme/viewer'), await found('2025', 'acme/viewer')]).toEqual([['0.2'], ['0.1']]);
  expect(await found('2025', 'globex/viewer')).toEqual([]);
  expect((await client.send(`GET /v1/factors/${id}`, { as: 'globex/viewer' })).status).toBe(404);
  const body = { fuel: own.activity, quantity: '1000', unit: 'kWh', region: 'GB', date: '2025-03' };
  const computed = await client.send('POST /v1/calculate/emissions', { as: 'acme/operator', body });
  expect([computed.status, JSON.stringify(computed.json.data)]).toEqual([200, expect.stringContaining(id)]);
  const unlike = await record({ id: `own-${mark}-unlike`, unit: 'km', validFrom: '2024-01-01', co2e: '1', replaces });
  expect(refusedAt(unlike)).toEqual([422, '/unit']);
});
const replaces = 'DEFRA-2024-1_100_1004_6';

const candidate = (co2e: string, version: string) =>
  JSON.stringify({
    set: {
      ...{ id: `heat-${mark}-${version}`, series: `heat-${mark}`, source: 'A register', version, licence: 'CC0-1.0' },
      ...{ validFrom: `${version}-01-01`, validTo: `${version}-12-31`, boundary: 'direct', covers: ['DK'] },
    },
    factors: [
      {
        ...{ id: `HEAT-${mark}-${version}`, scope: 'Scope 2', category: 'Heat', activity: `Heat ${mark}`, unit: 'kWh' },
        ...{ region: 'DK', gasBasis: 'co2e only', co2e },
      },
    ],
  });
const Candidate = z.looseObject({ id: z.string(), state: z.string(), findings: z.array(z.looseObject({})) });
const Announced = Candidate.extend({
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
});

async function announce(text: string): Promise<string> {
  const as = 'platform-admin';
  const body = { sizeBytes: Buffer.byteLength(text) };
  const { id, upload } = dataOf(await client.send('POST /v1/factor-candidates', { as, body }), Announced);
  expect((await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: text })).status).toBe(200);
  return id;
}
const judged = async (id: string) =>
  dataOf(await client.send(`GET /v1/factor-candidates/${id}`, { as: 'platform-admin' }), Candidate);

test('a candidate that passes reaches every tenant at the next round; one with a breach nobody; runs reckon by it', async () => {
  const [good, bad] = [await announce(candidate('0.061', '2026')), await announce(candidate('-1', '2027'))];
  await invoke(edgeUrl, 'factors.sync-factor-sets', {});
  const ends = await until(
    async () => [await judged(good), await judged(bad)],
    (both) => both.every(({ state }) => state !== 'ANNOUNCED'),
    60,
  );
  expect(ends.map(({ state }) => state)).toEqual(['PUBLISHED', 'REFUSED']);
  expect(ends[1]?.findings).toContainEqual(expect.objectContaining({ at: '/factors/0/co2e' }));
  const sets = async (as: 'acme/viewer' | 'globex/viewer') =>
    (await ask('/factor-sets?limit=100', z.array(z.looseObject({ id: z.string() })), as)).map(({ id }) => id);
  for (const as of ['acme/viewer', 'globex/viewer'] as const) {
    await until(
      () => sets(as),
      (ids) => ids.includes(`heat-${mark}-2026`),
      60,
    );
    expect(await sets(as)).not.toContain(`heat-${mark}-2027`);
  }
  const [heat] = await ask(`/factors?activity=Heat%20${mark}&region=DK&date=2026`, Found, 'globex/viewer');
  expect(heat).toMatchObject({ id: `HEAT-${mark}-2026`, co2e: '0.061' });
  const agentId = await bringAgent(client, 'globex/developer');
  const row = { site: 'Odense', date: '2026-03', fuel: `Heat ${mark}`, quantity: '1000', unit: 'kWh', region: 'DK' };
  const body = { mode: 'sync', input: { gwpSet: 'AR5', activities: [row] } };
  const run = await client.send(`POST /v1/agents/${agentId}/execute`, { as: 'globex/operator', body });
  expect(run.json.data).toMatchObject({
    output: { total: { co2eKg: '61' }, factors: [{ id: `HEAT-${mark}-2026` }] },
  });
});
