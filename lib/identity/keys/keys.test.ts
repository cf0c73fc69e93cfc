// What API keys promise, on a real table.
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGround } from '../../../local/ground/index.ts';
import { keysTouch, type Permission, tableRead, tableWrite } from '../../kernel/index.ts';
import { trialContext } from '../../kernel/trial.ts';
import { put } from '../../platform/table/index.ts';
import { MOST_API_KEYS } from '../../tenancy/index.ts';
import { tenantRecord } from '../../tenancy/records.ts';
import { NewApiKey, Rotation } from './contract.ts';
import { createApiKey } from './create-key.ts';
import { identifyKey } from './identify-key.ts';
import { getApiKey, listApiKeys } from './read-keys.ts';
import { revokeApiKey } from './revoke-key.ts';
import { rotateApiKey } from './rotate-key.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const START = Date.parse('2026-05-01T00:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const clockAt = (ms: number) => ({ now: () => new Date(START + ms) });
const admin = (ms = 0, tenantId = 'acme') =>
  trialContext([tableWrite], { tenantId, roles: ['admin'], principalId: 'ada', clock: clockAt(ms) });
const door = (ms = 0) => trialContext([tableRead, keysTouch], { clock: clockAt(ms) });
const READ: readonly Permission[] = ['agents:read'];
const newKey = (more: object = {}) => NewApiKey.parse({ name: 'Gateway', permissions: READ, ...more });
const rotation = (more: object = {}) => Rotation.parse(more);
const any = () => undefined;

beforeAll(async () => {
  const about = { name: 'A tenant', tier: 'team', limitFactor: 1, createdAt: new Date(START).toISOString() } as const;
  for (const [tenantId, status] of [
    ['acme', 'ACTIVE'],
    ['globex', 'ACTIVE'],
    ['asleep', 'SUSPENDED'],
  ] as const)
    await admin(0, tenantId).commit({ writes: [put(tenantRecord, { ...about, tenantId, status })] });
});

test('a key opens the door of its tenant with its permissions and no roles, until it ends', async () => {
  const { key, id, expiresAt } = await createApiKey(admin(), newKey());
  const known = await identifyKey(door(), key);
  expect(known).toEqual({
    context: { kind: 'key', tenantId: 'acme', subject: id, roles: '', permissions: 'agents:read' },
    goodUntil: new Date(expiresAt),
    allowance: { tenant: 10_000, user: 100, factor: 1 },
  });
  expect(await identifyKey(door(90 * DAY - 1), key)).toHaveProperty('context');
  expect(await identifyKey(door(90 * DAY), key)).toEqual({ refused: 'key_ended' });
});

test('the table holds no key and no secret, and the audit entry and event neither', async () => {
  const { key, id } = await createApiKey(admin(), newKey());
  const rotated = await rotateApiKey(admin(HOUR), id, rotation());
  const client = new DynamoDBClient();
  const { Items } = await client.send(new ScanCommand({ TableName: process.env['TABLE_NAME'] }));
  client.destroy();
  const all = JSON.stringify(Items);
  expect(all).toContain(id);
  for (const issued of [key, rotated.key]) {
    expect(all).not.toContain(issued);
    expect(all).not.toContain(issued.split('_').at(-1));
  }
  expect(JSON.stringify(await getApiKey(admin(HOUR), id))).not.toContain(key.split('_').at(-1));
});

test('a key may at most what its maker may, and is refused naming every permission beyond', async () => {
  const viewer = trialContext([tableWrite], { tenantId: 'acme', roles: ['viewer'], clock: clockAt(0) });
  const wanted = newKey({ permissions: ['agents:write', 'agents:read', 'audit:read'] });
  await expect(createApiKey(viewer, wanted)).rejects.toThrow(
    expect.objectContaining({
      type: expect.objectContaining({ reason: 'key_scope_exceeds' }),
      problems: [
        expect.objectContaining({ field: '/permissions/0' }),
        expect.objectContaining({ field: '/permissions/2' }),
      ],
    }),
  );
});

test.each(['keys:manage', 'platform:tenants', 'platform:factors', 'all'])('no key may %s', (permission) => {
  expect(NewApiKey.safeParse({ name: 'Gateway', permissions: [permission] }).success).toBe(false);
});

test('a key is called by what can be read', () => {
  for (const name of ['', ' ', 'a\u202eb', 'a\u0000b', 'x'.repeat(101)])
    expect(NewApiKey.safeParse({ name, permissions: READ }).success, JSON.stringify(name)).toBe(false);
});

test.each([
  ['past', '2026-04-30T23:59:59Z'],
  ['now', '2026-05-01T00:00:00Z'],
  ['beyond a year', '2027-05-01T00:00:01Z'],
])('an end that is %s is refused by field', async (_, expiresAt) => {
  await expect(createApiKey(admin(), newKey({ expiresAt }))).rejects.toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ field: '/expiresAt' })] }),
  );
});

test('after a rotation both secrets are good for the overlap, and then the new one alone', async () => {
  const { key, id } = await createApiKey(admin(), newKey());
  const next = await rotateApiKey(admin(DAY), id, rotation({ overlapSeconds: 3600 }));
  expect(next).toMatchObject({ id, previousValidUntil: new Date(START + DAY + HOUR).toISOString() });
  expect(next.expiresAt).toBe(new Date(START + 91 * DAY).toISOString());
  const within = await identifyKey(door(DAY + HOUR - 1), key);
  expect(within).toMatchObject({ context: { subject: id }, goodUntil: new Date(START + DAY + HOUR) });
  expect(await identifyKey(door(DAY + HOUR), key)).toEqual({ refused: 'key_ended' });
  expect(await identifyKey(door(DAY + HOUR), next.key)).toHaveProperty('context');
});

test('a second rotation ends the first secret at once, and no overlap revives what has ended', async () => {
  const { key, id } = await createApiKey(admin(), newKey());
  const second = await rotateApiKey(admin(), id, rotation());
  const third = await rotateApiKey(admin(), id, rotation({ overlapSeconds: 0 }));
  expect(await identifyKey(door(), key)).toEqual({ refused: 'key_ended' });
  expect(await identifyKey(door(), second.key)).toEqual({ refused: 'key_ended' });
  expect(await identifyKey(door(100 * DAY), third.key)).toEqual({ refused: 'key_ended' });
  const fourth = await rotateApiKey(admin(100 * DAY), id, rotation());
  expect(await identifyKey(door(100 * DAY), third.key)).toEqual({ refused: 'key_ended' });
  expect(await identifyKey(door(100 * DAY), fourth.key)).toHaveProperty('context');
});

test('of two rotations at once one wins, and only its secret opens the door', async () => {
  const { id } = await createApiKey(admin(), newKey());
  const bothHaveRead = Promise.withResolvers<void>();
  let readers = 0;
  const rival = (): ReturnType<typeof admin> => {
    const ctx = admin();
    const get: typeof ctx.table.get = async (record, key) => {
      const found = await ctx.table.get(record, key);
      if (++readers === 2) bothHaveRead.resolve();
      await bothHaveRead.promise;
      return found;
    };
    return { ...ctx, tenantId: ctx.tenantId, table: { ...ctx.table, get } };
  };
  const both = await Promise.allSettled(
    [rival(), rival()].map((ctx) => rotateApiKey(ctx, id, rotation({ overlapSeconds: 0 }))),
  );
  const won = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.key] : []));
  const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(won.length).toBe(1);
  expect(lost).toEqual([expect.objectContaining({ type: expect.objectContaining({ reason: 'api_key_changed' }) })]);
  expect(await identifyKey(door(), won[0] ?? '')).toHaveProperty('context');
});

test('a revoked key is nobody, and is not there any more', async () => {
  const { key, id } = await createApiKey(admin(), newKey());
  await revokeApiKey(admin(), id, any);
  expect(await identifyKey(door(), key)).toEqual({ refused: 'key_unknown' });
  const acts = [
    () => getApiKey(admin(), id),
    () => revokeApiKey(admin(), id, any),
    () => rotateApiKey(admin(), id, rotation()),
  ];
  for (const act of acts) await expect(act()).rejects.toMatchObject({ type: { reason: 'api_key_not_found' } });
});

test('a key altered in any part, or of another tenant, is nobody', async () => {
  const { key } = await createApiKey(admin(), newKey());
  const [, , ulid = '', secret = ''] = key.split('_');
  for (const bad of [
    key.replace('acme', 'globex'),
    key.replace(ulid, '01JD9ZQ8E8Z5J1VZ0S7S3V4K2M'),
    `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`,
    key.replace(secret, secret.toUpperCase()),
    key.slice(0, -1),
    `${key}0`,
    key.replace('glk_', 'sk_'),
    key.replace('acme', 'acme#'),
    '',
  ])
    expect(await identifyKey(door(), bad), bad).toHaveProperty('refused');
});

test("a suspended tenant's keys are nobody's", async () => {
  const { key } = await createApiKey(admin(0, 'asleep'), newKey());
  expect(await identifyKey(door(), key)).toEqual({ refused: 'tenant_suspended' });
});

test('the last use is noted once an hour, and a use does not bring a revoked key back', async () => {
  const { key, id } = await createApiKey(admin(), newKey());
  const noted: number[] = [];
  const use = async (ms: number) => {
    const ctx = door(ms);
    await identifyKey({ ...ctx, touch: (change) => ctx.touch(change).then(() => void noted.push(ms)) }, key);
  };
  expect(await getApiKey(admin(), id)).not.toHaveProperty('lastUsedAt');
  for (const ms of [0, 1000, HOUR - 1, HOUR, HOUR + 1]) await use(ms);
  expect(noted).toEqual([0, HOUR]);
  expect((await getApiKey(admin(), id)).lastUsedAt).toBe(new Date(START + HOUR).toISOString());
  const ctx = door(3 * HOUR);
  const revokedMeanwhile: typeof ctx.touch = async (change) => {
    await revokeApiKey(admin(), id, any);
    await ctx.touch(change);
  };
  await identifyKey({ ...ctx, touch: revokedMeanwhile }, key);
  await expect(getApiKey(admin(), id)).rejects.toMatchObject({ type: { reason: 'api_key_not_found' } });
});

test("keys are listed newest first, in pages, and never another tenant's", async () => {
  const theirs = await createApiKey(admin(0, 'globex'), newKey());
  const mine = [await createApiKey(admin(), newKey()), await createApiKey(admin(), newKey())];
  const first = await listApiKeys(admin(), { limit: 2 });
  expect(first.items.map(({ id }) => id)).toEqual(mine.map(({ id }) => id).reverse());
  const all = await listApiKeys(admin(), { limit: 100 });
  expect(all.items.map(({ id }) => id)).not.toContain(theirs.id);
  expect(JSON.stringify(all.items)).not.toMatch(/hash|"key":/);
});

test('a tenant has as many keys as its tier allows and not one more, however many are made at once', async () => {
  const most = MOST_API_KEYS.free;
  const few = admin(0, 'small');
  const about = { name: 'Small', tier: 'free', limitFactor: 1, status: 'ACTIVE', createdAt: '2026' } as const;
  await few.commit({ writes: [put(tenantRecord, { ...about, tenantId: 'small' })] });
  const made = await Promise.allSettled(
    Array.from({ length: most + 10 }, () => createApiKey(admin(0, 'small'), newKey())),
  );
  const keys = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
  const refused = made.flatMap((one) => (one.status === 'rejected' ? [one.reason.type.reason] : []));
  expect([keys.length, new Set(refused)]).toEqual([most, new Set(['too_many_api_keys'])]);
  await revokeApiKey(few, keys[0] ?? '', any);
  await createApiKey(few, newKey());
  await expect(createApiKey(few, newKey())).rejects.toMatchObject({ type: { reason: 'too_many_api_keys' } });
});
