// An agent is found as soon as it is made, under what it is called now, until it is gone; and a power cut changes nothing of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { admitTenants } from '../harness/admit-tenants.ts';
import { type Client, openClient } from '../harness/client.ts';
import { startStackProcess } from '../harness/stack-process.ts';
import { certifyVersion, dataOf, until } from './traveller.ts';

const as = 'acme/admin';
const viewer = 'acme/viewer';
const Hits = z.looseObject({ hits: z.array(z.looseObject({ agent: z.looseObject({ id: z.string() }) })) });
const Listed = z.array(z.looseObject({ id: z.string() }));

async function found(client: Client, body: object, who: 'acme/viewer' | 'globex/viewer' = viewer): Promise<string[]> {
  const { hits } = dataOf(await client.send('POST /v1/agents/search', { as: who, body }), Hits);
  return hits.map(({ agent }) => agent.id);
}

const untilFound = (client: Client, body: object, holds: (ids: string[]) => boolean) =>
  until(() => found(client, body), holds);

async function bring(client: Client, id: string, words: { name: string; description: string }): Promise<void> {
  const version = { version: '1.0.0', runtime: { kind: 'builtin', builtin: 'fuel-emissions' } };
  const spec = { specVersion: 1, id, category: 'emissions', ...words, ...version };
  dataOf(await client.send('POST /v1/agent-specs', { as, body: spec }), z.unknown());
}

test('made, certified, renamed, run, deleted, restored: each is found as it is, also after a power cut', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'greenlang-search-'));
  let stack = await startStackProcess(dataDir);
  let client = openClient(stack.apiUrl);
  await admitTenants(client);
  await bring(client, 'grid', { name: 'Purchased electricity', description: 'What the grid supplies.' });
  await bring(client, 'lorries', { name: 'Lorries', description: 'Diesel of our own fleet.' });
  await bring(client, 'draft', { name: 'Kiln trial', description: 'Clinker.' });

  await untilFound(client, { text: 'power consumption' }, (ids) => ids[0] === 'grid');
  await untilFound(client, { text: 'trucks' }, (ids) => ids.includes('lorries'));
  expect(await found(client, { text: 'power consumption' }, 'globex/viewer')).toEqual([]);

  await certifyVersion(client, as, 'grid');
  await untilFound(client, { text: 'power', filters: { certified: true } }, (ids) => ids.join() === 'grid');
  await client.send('PATCH /v1/agents/lorries', { as, body: { name: 'Vans', description: 'Petrol of vans.' } });
  await untilFound(client, { text: 'petrol of vans' }, (ids) => ids[0] === 'lorries');
  await untilFound(client, { text: 'lorry' }, (ids) => !ids.includes('draft'));
  await client.send('DELETE /v1/agents/draft', { as });
  await untilFound(client, { text: 'clinker' }, (ids) => ids.length === 0);
  const activity = { site: 'A', date: '2025-03', fuel: 'natural gas', quantity: '1', unit: 'therm', region: 'US' };
  const run = { mode: 'sync', input: { gwpSet: 'AR5', activities: [activity] } };
  dataOf(await client.send('POST /v1/agents/lorries/execute', { as, body: run }), z.unknown());
  const trending = async () => dataOf(await client.send('GET /v1/agents/trending', { as: viewer }), Listed);
  await until(trending, (agents) => agents[0]?.id === 'lorries');
  const before = await found(client, { text: 'emissions of power and vans' });

  await stack.kill();
  stack = await startStackProcess(dataDir);
  client = openClient(stack.apiUrl);
  expect(await found(client, { text: 'emissions of power and vans' })).toEqual(before);
  expect(await found(client, { text: 'clinker' })).toEqual([]);
  expect((await trending()).map(({ id }) => id)).toEqual(['lorries']);
  const similar = dataOf(await client.send('GET /v1/agents/grid/similar', { as: viewer }), Listed);
  expect(similar.map(({ id }) => id)).not.toContain('grid');
  const recommended = dataOf(await client.send('GET /v1/agents/recommended', { as }), Listed);
  expect(recommended.map(({ id }) => id)).toContain('grid');
  dataOf(await client.send('POST /v1/agents/draft/restore', { as }), z.unknown());
  await untilFound(client, { text: 'clinker' }, (ids) => ids.join() === 'draft');
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 420_000);

test.each([
  ['an unknown filter, with those there are', { filters: { categroy: 'x' } }, '/filters/categroy', 'category'],
  ['an unknown field of a condition', { filter: "categroy eq 'x'" }, '/filter', 'category'],
  ['a condition that never ends', { filter: '('.repeat(60) }, '/filter', 'nest'],
  ['a text of six hundred characters', { text: 'x'.repeat(600) }, '/text', '500'],
  ['a turned text', { text: 'steel\u202Elag' }, '/text', 'U+202E'],
  ['a text of no words', { text: '¯\\_(ツ' }, undefined, undefined],
  ['too far a place', { offset: 10_001 }, '/offset', '10000'],
])('%s', async (_, body, field, said) => {
  const { status, json, text } = await openClient(inject('house').apiUrl).send('POST /v1/agents/search', { as, body });
  expect(status, text).toBe(field === undefined ? 200 : 422);
  expect(json.errors?.[0]?.field).toBe(field);
  expect(json.errors?.[0]?.message ?? '').toContain(said ?? '');
});
