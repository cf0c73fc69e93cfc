// What lists promise: pages without gap or twin, and cursors that are of use only where they came from.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { createSecretsManager } from '../../../local/secretsmanager/index.ts';
import { rootCredentials } from '../../../local/wire/access-key.ts';
import { provision } from '../../../local/wire/provision.ts';
import { serve } from '../../../local/wire/serve.ts';
import { FILTER_LIMITS } from './filters/model.ts';
import { listing } from './listing.ts';
import { type TrialAnswer, type TrialCall, tryCall } from './trial-call.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'listing-'));
const emulator = await createSecretsManager({ dataDir });
const served = await serve(emulator);
const secret = await provision(emulator, 'AWS::SecretsManager::Secret', { GenerateSecretString: {} });
Object.assign(process.env, {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
  AWS_ENDPOINT_URL: served.endpoint,
  CURSOR_SECRET_ID: secret.ref,
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});
afterEach(() => void vi.useRealTimers());

const all = Array.from({ length: 45 }, (_, at) => ({ id: `n${String(at).padStart(2, '0')}` }));
const listOf = (id: string, route: `GET /${string}`) =>
  listing({
    ...{
      id,
      route,
      summary: 'Lists.',
      permission: 'agents:read',
      uses: [],
      faults: [],
      impact: 'nothing',
      example: {},
    },
    path: z.strictObject({ shelf: z.string() }),
    query: z.object({ colour: z.string().optional() }),
    item: z.object({ id: z.string(), tags: z.array(z.string()).optional() }),
    sortable: ['id'],
    // The kinds of ends a store gives: where it stopped, as an item.
    handle: async ({ page: { limit, after } }) => {
      const from = after ? Number(after['at']) : 0;
      const items = all.slice(from, from + limit);
      const placeOf = (index: number) => ({ at: from + index + 1 });
      return { items, total: all.length, placeOf, ...(from + limit < all.length && { next: { at: from + limit } }) };
    },
  });
const notes = listOf('trial.list-notes', 'GET /v1/shelves/{shelf}/notes');
const books = listOf('trial.list-books', 'GET /v1/shelves/{shelf}/books');

const Page = z.object({ limit: z.number(), nextCursor: z.string().optional(), nextUrl: z.string().optional() });
const pageOf = ({ meta }: TrialAnswer) => Page.parse(meta['page']);
const ask = (query: TrialCall['query'] = {}, more: TrialCall = {}) =>
  tryCall(notes, { as: { tenantId: 'acme' }, path: { shelf: 'a' }, query, ...more });
const cursorOf = async (query: TrialCall['query'] = {}) => pageOf(await ask(query)).nextCursor ?? '';
const reasonOf = ({ status, errors }: TrialAnswer) => [status, errors[0]?.details.reason];
const refused = [400, 'cursor_invalid'];

test('pages follow one another without gap or twin, and the last says so', async () => {
  const seen: unknown[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const answer: TrialAnswer = await ask({ limit: '7', ...(cursor && { cursor }) });
    seen.push(...z.array(z.unknown()).parse(answer.data));
    cursor = pageOf(answer).nextCursor;
  }
  expect(seen).toEqual(all);
});

test('twenty stand on a page unless asked for, and never more than a hundred', async () => {
  expect(pageOf(await ask()).limit).toBe(20);
  for (const limit of ['0', '101', '-1', '1.5', 'all', '', 'NaN', '1e9'])
    expect((await ask({ limit })).errors[0]?.field, limit).toBe('/query/limit');
});

test('the link to the next page is the same list, filters and all', async () => {
  const { nextUrl = '' } = pageOf(await ask({ limit: '5', colour: 'sea green', fields: 'id' }));
  const url = new URL(nextUrl, 'https://api.example');
  expect(url.pathname).toBe('/v1/shelves/a/notes');
  const next = await ask(Object.fromEntries(url.searchParams));
  expect([next.status, next.data]).toEqual([200, all.slice(5, 10)]);
});

test('the longest filter there may be has a next page, whose address is hardly longer than its own', async () => {
  const most = FILTER_LIMITS.comparisons;
  const filter = Array.from({ length: most }, (_, at) => `id ne '${'x'.repeat(23)}${at}'`).join(' and ');
  expect(filter.length).toBeGreaterThan(FILTER_LIMITS.characters * 0.9);
  const cursor = await cursorOf({ limit: '5', filter });
  expect(cursor.length).toBeLessThan(300);
  expect((await ask({ limit: '5', filter, cursor })).data).toEqual(all.slice(5, 10));
});

test('page size and fields may change from page to page', async () => {
  const cursor = await cursorOf({ limit: '5' });
  expect((await ask({ cursor, limit: '2', fields: 'id' })).data).toEqual(all.slice(5, 7));
});

test('an altered or invented cursor is refused', async () => {
  const cursor = await cursorOf();
  const forged = `${Buffer.from('{"e":9999999999,"v":{}}').toString('base64url')}.${cursor.split('.')[1]}`;
  for (const bad of [`x${cursor}`, cursor.slice(0, -3), forged, 'nonsense', '.', cursor.toUpperCase()])
    expect(reasonOf(await ask({ cursor: bad }))).toEqual(refused);
});

test('a cursor is refused by another list, path, filter and tenant', async () => {
  const cursor = await cursorOf();
  expect((await ask({ cursor })).status).toBe(200);
  expect(reasonOf(await ask({ cursor, colour: 'red' }))).toEqual(refused);
  expect(reasonOf(await ask({ cursor }, { path: { shelf: 'b' } }))).toEqual(refused);
  expect(reasonOf(await ask({ cursor }, { as: { tenantId: 'globex' } }))).toEqual(refused);
  const elsewhere = { as: { tenantId: 'acme' }, path: { shelf: 'a' }, query: { cursor } };
  expect(reasonOf(await tryCall(books, elsewhere))).toEqual(refused);
});

test('a cursor is good for a day and no longer than 25 hours', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-01T10:20:00Z') });
  const cursor = await cursorOf();
  vi.setSystemTime(Date.parse('2026-03-02T10:19:00Z'));
  expect((await ask({ cursor })).status).toBe(200);
  vi.setSystemTime(Date.parse('2026-03-02T11:20:00Z'));
  expect(reasonOf(await ask({ cursor }))).toEqual(refused);
});

test('an unchanged page keeps its tag, another page has another', async () => {
  const [first, again, other] = [await ask(), await ask(), await ask({ cursor: await cursorOf() })];
  expect(again?.headers['etag']).toBe(first?.headers['etag']);
  expect(other?.headers['etag']).not.toBe(first?.headers['etag']);
  expect((await ask({}, { headers: { 'if-none-match': first?.headers['etag'] ?? '' } })).status).toBe(304);
});

test('what an item shows, its list can be filtered by; the link to the next page keeps the filter', async () => {
  const first = await ask({ 'id[contains]': 'n3', filter: "not id eq 'n31'", limit: '5' });
  expect(first.data).toEqual([30, 32, 33, 34, 35].map((at) => ({ id: `n${at}` })));
  const url = new URL(pageOf(first).nextUrl ?? '', 'https://api.example');
  expect((await ask(Object.fromEntries(url.searchParams))).data).toEqual(all.slice(36, 40));
  const cursor = pageOf(first).nextCursor ?? '';
  expect(reasonOf(await ask({ cursor, 'id[contains]': 'n4' }))).toEqual(refused);
  expect((await ask({ 'ids[contains]': 'n3' })).errors[0]).toMatchObject({ field: '/query/ids[contains]' });
  expect((await ask({ 'id[gte]': 'n30' })).errors[0]?.message).toContain('use eq, ne, contains, in');
});

test('an offset leaves out so many, and the total is told where it is known', async () => {
  const { data, meta, headers } = await ask({ offset: '40', limit: '10' });
  expect([data, meta['page']]).toEqual([all.slice(40), { limit: 10, offset: 40, total: 45 }]);
  expect(headers['x-total-count']).toBe('45');
  const { data: some, meta: about } = await ask({ offset: '5', limit: '3' });
  expect([some, about['page']]).toMatchObject([all.slice(5, 8), { total: 45 }]);
  for (const offset of ['-1', '10001', 'x']) expect((await ask({ offset })).errors[0]?.field).toBe('/query/offset');
  expect((await ask({ offset: '5', cursor: await cursorOf() })).errors[0]?.field).toBe('/query/offset');
});

test('a list is sorted only as it can be read, and says how that is', async () => {
  expect((await ask({ sort: '-id' })).status).toBe(200);
  expect((await ask({ sort: 'colour' })).errors[0]?.message).toContain('sorted by id');
  expect((await ask({ sort: 'id,colour' })).errors[0]?.message).toContain('no field "colour"');
  expect((await ask({ sort: 'id,tags' })).errors[0]?.message).toContain('no field "tags" to sort by; there are id.');
  expect((await ask({ sort: 'id,-id' })).errors[0]?.message).toContain('twice');
});
