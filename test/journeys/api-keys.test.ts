// A service's key from its making to its end, and everything somebody might try with one that is not theirs.
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { createClient, type Schemas } from '../../client/index.ts';
import { openClient } from '../harness/client.ts';
import { itemsOf } from '../harness/table.ts';
import { bringAgent, dataOf, refusalOf, until } from './traveller.ts';

const house = inject('house');
const client = openClient(house.apiUrl);
const as = 'acme/admin';
const Issued = z.looseObject({ id: z.string(), key: z.string(), prefix: z.string() });
const SERVICE = ['agents:read', 'executions:run', 'executions:read'] as const;
const api = client.api(as);

async function issue(more: Partial<Schemas.NewApiKey> = {}): Promise<Schemas.IssuedApiKey> {
  return (await api.apiKeys.create({ body: { name: 'Meter gateway', permissions: SERVICE, ...more } })).data;
}

const withKey = (key: string) => ({ headers: { 'x-api-key': key } });
const opens = async (key: string) => (await client.send('GET /v1/agents', withKey(key))).status;
/** Held to the minute that is promised; it is half of one. */
const untilShut = (key: string) =>
  until(
    () => opens(key),
    (status) => status === 401,
    60,
  );

test('a service works with its key, is known by it, and is shut out when it is revoked', async () => {
  const agentId = await bringAgent(client, as);
  const { id, key, prefix } = await issue();
  expect(key.startsWith(`${prefix}_`)).toBe(true);
  const me = await client.send('GET /v1/users/me', { headers: { authorization: `Bearer ${key}` } });
  expect(me.json.data).toMatchObject({ id, kind: 'key', tenantId: 'acme', name: 'Meter gateway', roles: [] });
  const activities = [
    { site: 'Mill', date: '2025-03', fuel: 'natural gas', quantity: '1', unit: 'therm', region: 'US' },
  ];
  const service = createClient({ baseUrl: house.apiUrl, apiKey: key });
  const run = await service.executions.start({ agentId, body: { mode: 'sync', input: { gwpSet: 'AR5', activities } } });
  expect([run.status, run.data.createdBy]).toEqual([200, id]);
  expect((await client.send('POST /v1/agents', { ...withKey(key), body: {} })).status).toBe(422);
  expect((await api.apiKeys.get({ keyId: id })).data.lastUsedAt).toBeDefined();
  expect((await api.apiKeys.revoke({ keyId: id })).status).toBe(204);
  expect((await refusalOf(api.apiKeys.get({ keyId: id }))).status).toBe(404);
  await untilShut(key);
});

test('a rotated key works with its new secret at once, and with the old one until the overlap is over', async () => {
  const { id, key } = await issue();
  expect(await opens(key)).toBe(200);
  const rotate = async (body: Schemas.Rotation) => (await api.apiKeys.rotate({ keyId: id, body })).data;
  const second = await rotate({ overlapSeconds: 3600 });
  expect([await opens(second.key), await opens(key)]).toEqual([200, 200]);
  const third = await rotate({ overlapSeconds: 0 });
  expect(await opens(third.key)).toBe(200);
  await Promise.all([untilShut(key), untilShut(second.key)]);
  expect(await opens(third.key)).toBe(200);
});

test('a key ends at its time, to the second, also for who went in and out all the while', async () => {
  const { key } = await issue({ expiresAt: new Date(Date.now() + 3_000).toISOString() });
  expect(await opens(key)).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 3_100));
  expect(await opens(key)).toBe(401);
});

test('what is kept of a key, and of the answer that showed it, reveals it to nobody', async () => {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const ask = () => client.send('POST /v1/api-keys', { as, headers, body: { name: 'Once', permissions: SERVICE } });
  const { id, key } = dataOf(await ask(), Issued);
  expect(dataOf(await ask(), Issued).key).toBe(key);
  const stored = JSON.stringify(await itemsOf(house, 'acme'));
  expect(stored).toContain(id);
  expect(stored).not.toContain(key);
  expect(stored).not.toContain(key.split('_').at(-1));
});

test('nothing that resembles a key opens anything, and all of it is told the same', async () => {
  const { key } = await issue();
  const token = await client.tokenOf(as);
  const [, , ulid = '', secret = ''] = key.split('_');
  const attempts: readonly Record<string, string>[] = [
    { 'x-api-key': key.replace('acme', 'globex') },
    { 'x-api-key': key.replace('acme', 'greenlang') },
    { 'x-api-key': key.replace(ulid, `${ulid.slice(0, -1)}${ulid.endsWith('0') ? '1' : '0'}`) },
    { 'x-api-key': key.replace(secret, '0'.repeat(50)) },
    { 'x-api-key': key.slice(0, -1) },
    { 'x-api-key': `${key}, ${key}` },
    { 'x-api-key': key.toUpperCase() },
    { 'x-api-key': '' },
    { 'x-api-key': token },
    { 'x-api-key': `glk_${'a'.repeat(6_000)}` },
    { 'x-api-key': key.replace('acme', 'acme%23') },
    { 'x-api-key': key, authorization: `Bearer ${token}` },
    { 'x-api-key': 'nonsense', authorization: `Bearer ${token}` },
    { authorization: key },
    { authorization: `Basic ${btoa(`${key}:`)}` },
  ];
  const bare = await client.send('GET /v1/agents');
  for (const headers of attempts) {
    const { status, json } = await client.send('GET /v1/agents', { headers });
    expect([status, json.errors], JSON.stringify(headers)).toEqual([401, bare.json.errors]);
  }
  for (const query of [`api_key=${key}`, `x-api-key=${key}`])
    expect((await client.send(`GET /v1/agents?${query}`)).status).toBe(401);
});

test('a key makes no keys, whatever it may', async () => {
  const full = await issue({ permissions: ['agents:write', 'tenants:manage', 'audit:read'] });
  const tries = [
    ['POST /v1/api-keys', { name: 'Mine', permissions: ['agents:read'] }],
    [`POST /v1/api-keys/${full.id}/rotate`, {}],
    [`DELETE /v1/api-keys/${full.id}`, undefined],
    ['GET /v1/api-keys', undefined],
  ] as const;
  for (const [route, body] of tries)
    expect((await client.send(route, { ...withKey(full.key), body })).status, route).toBe(403);
});
