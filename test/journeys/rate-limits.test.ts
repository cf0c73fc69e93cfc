// A tenant of its own runs into its limits: its people are told in time, stopped in time and let in again; nobody else notices.
import { ulid } from 'ulid';
import { beforeAll, expect, inject, test } from 'vitest';
import * as z from 'zod';
import { type Answer, openClient } from '../harness/client.ts';
import { PASSWORD, TENANT_ROLES } from '../harness/people.ts';
import { dataOf } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const tenantId = `limited-${ulid().toLowerCase()}`;
const emailOf = (role: string): string => `${role}@${tenantId}.example`;
const bearers = new Map<string, string>();

beforeAll(async () => {
  const members = TENANT_ROLES.map((role) => ({ email: emailOf(role), role, password: PASSWORD }));
  const body = { id: tenantId, name: tenantId, tier: 'free', members };
  dataOf(await client.send('POST /v1/tenants', { as: 'platform-admin', body }), z.unknown());
  for (const role of TENANT_ROLES) {
    const login = { email: emailOf(role), password: PASSWORD };
    const tokens = await client.send('POST /v1/auth/login', { body: login });
    bearers.set(role, dataOf(tokens, z.object({ accessToken: z.string() })).accessToken);
  }
});

const send = (role: string, route: string, body?: unknown): Promise<Answer> =>
  client.send(route, {
    headers: { authorization: `Bearer ${bearers.get(role)}` },
    ...(body !== undefined && { body }),
  });
const me = (role: string): Promise<Answer> => send(role, 'GET /v1/users/me');
const number = (answer: Answer, name: string): number => Number(answer.headers.get(name));

/** Ten at a time, until one is refused. */
async function flood(ask: () => Promise<Answer>, most: number): Promise<{ let: number; refused: Answer | undefined }> {
  let let_ = 0;
  for (let sent = 0; sent < most; sent += 10) {
    const answers = await Promise.all(Array.from({ length: 10 }, ask));
    let_ += answers.filter(({ status }) => status === 200).length;
    const refused = answers.find(({ status }) => status !== 200);
    if (refused) return { let: let_, refused };
  }
  return { let: let_, refused: undefined };
}

test('a person is told what is left, refused after 100 a minute, and let in again when told; nobody else notices', async () => {
  const first = await me('viewer');
  expect(first.headers.get('ratelimit-policy')).toBe('"user";q=100;w=60, "tenant";q=1000;w=60');
  expect(first.headers.get('ratelimit')).toMatch(/^"user";r=99;t=\d+, "tenant";r=99\d;t=\d+$/);
  expect([number(first, 'x-ratelimit-limit'), number(first, 'x-ratelimit-remaining')]).toEqual([100, 99]);
  expect(number(first, 'x-ratelimit-reset')).toBeGreaterThanOrEqual(Math.floor(Date.now() / 1000));
  const began = Date.now();
  const { let: admitted, refused } = await flood(() => me('viewer'), 400);
  const refill = ((Date.now() - began) / 1000) * (100 / 60);
  expect(admitted).toBeGreaterThan(60);
  expect(admitted).toBeLessThanOrEqual(99 + Math.ceil(refill));
  expect([refused?.status, refused?.json.errors?.[0]]).toMatchObject([
    429,
    { code: 'rate_limited', details: { reason: 'rate_limited', policy: 'user' } },
  ]);
  const [colleague, stranger] = await Promise.all([
    me('operator'),
    client.send('GET /v1/users/me', { as: 'globex/viewer' }),
  ]);
  expect([colleague.status, number(colleague, 'x-ratelimit-remaining'), stranger.status]).toEqual([200, 99, 200]);
  const seconds = refused ? number(refused, 'retry-after') : 0;
  expect(seconds).toBeGreaterThanOrEqual(1);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  expect((await me('viewer')).status).toBe(200);
});

test("an admin is bound by the tenant's limit alone, a platform admin by none", async () => {
  const { let: admitted, refused } = await flood(() => me('admin'), 150);
  expect([admitted, refused]).toEqual([150, undefined]);
  expect((await me('admin')).headers.get('ratelimit-policy')).toBe('"tenant";q=1000;w=60');
  const platform = await client.send('GET /v1/users/me', { as: 'platform-admin' });
  expect([platform.status, platform.headers.get('ratelimit')]).toEqual([200, null]);
});

test('a sensitive operation has a limit of its own, also for admins, and other operations none of it', async () => {
  const make = () => send('admin', 'POST /v1/api-keys', { name: 'Many', permissions: ['agents:read'] });
  const statuses: number[] = [];
  for (let made = 0; made < 14; made++) statuses.push((await make()).status);
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 201));
  expect(statuses).toContain(429);
  const refused = await make();
  if (refused.status === 429) expect(refused.json.errors?.[0]?.details?.['policy']).toBe('endpoint');
  expect((await send('admin', 'GET /v1/api-keys')).status).toBe(200);
});
