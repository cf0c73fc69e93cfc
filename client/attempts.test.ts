// What is tried again and what is not, against a server that refuses, breaks off and recovers.
import { expect, test } from 'vitest';
import { data, refusal, type Said, standIn } from '../test/harness/stand-in.ts';
import { createClient } from './index.ts';

const ok: Said = { status: 200, body: data({ id: 'fleet' }) };
const busy = (status: number, after?: string): Said => ({
  ...{ status, body: refusal('rate_limited') },
  ...(after !== undefined && { headers: { 'retry-after': after } }),
});

/** A client that does not really wait, and how long it would have. */
function patient(baseUrl: string) {
  const waits: number[] = [];
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  return { api: createClient({ baseUrl, patience: { wait } }), waits };
}
const body = { id: 'fleet', name: 'Fleet', category: 'emissions' };

test('429 and 503 are waited out for as long as Retry-After says, whatever the call', async () => {
  await using server = await standIn(busy(429, '7'), busy(503, '2'), ok, busy(429, '1'), { status: 204 });
  const { api, waits } = patient(server.url);
  await api.agents.update({ agentId: 'fleet', body: { name: 'F' } });
  await api.agents.delete({ agentId: 'fleet' });
  expect(waits).toEqual([7000, 2000, 1000]);
});

test('without Retry-After each wait is up to twice the one before, and the last refusal is thrown', async () => {
  await using server = await standIn(...Array.from({ length: 4 }, () => busy(503)));
  const { api, waits } = patient(server.url);
  await expect(api.users.getMe()).rejects.toMatchObject({ status: 503 });
  expect(waits.length).toBe(3);
  for (const [index, waited] of waits.entries()) {
    expect(waited).toBeGreaterThanOrEqual(100 * 2 ** index);
    expect(waited).toBeLessThanOrEqual(200 * 2 ** index);
  }
});

test('a wait longer than the caller has patience for is told, not waited', async () => {
  await using server = await standIn(busy(429, '3600'));
  const { api, waits } = patient(server.url);
  await expect(api.users.getMe()).rejects.toMatchObject({ status: 429, retryAfterSeconds: 3600 });
  expect(waits).toEqual([]);
});

test('a broken connection repeats a POST under the same key, so that it is done once', async () => {
  await using server = await standIn(
    'cut',
    { status: 504 },
    { ...ok, status: 201, headers: { 'idempotent-replayed': 'true' } },
  );
  const { api } = patient(server.url);
  expect((await api.agents.create({ body })).replayed).toBe(true);
  const keys = server.asked.map(({ headers }) => headers['idempotency-key']);
  expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
  expect(new Set(keys).size).toBe(1);
});

test('two calls have two keys, and a caller may give its own', async () => {
  await using server = await standIn(ok, ok, ok);
  const { api } = patient(server.url);
  await api.agents.create({ body });
  await api.agents.create({ body });
  await api.agents.create({ body, idempotencyKey: 'mine' });
  const keys = server.asked.map(({ headers }) => headers['idempotency-key']);
  expect([new Set(keys).size, keys[2]]).toEqual([3, 'mine']);
});

test('our own first attempt still under way is waited for', async () => {
  const twin: Said = { status: 409, body: refusal('conflict', { details: { reason: 'already_done' } }) };
  await using server = await standIn('cut', twin, ok);
  expect((await patient(server.url).api.agents.create({ body })).data.id).toBe('fleet');
});

test('a change or removal whose fate is unknown is not repeated: the second could refuse what the first has done', async () => {
  await using server = await standIn('cut', 'cut');
  const { api } = patient(server.url);
  await expect(api.agents.update({ agentId: 'fleet', body: { name: 'F' } })).rejects.toThrow('No answer from the API');
  await expect(api.agents.delete({ agentId: 'fleet' })).rejects.toThrow('No answer from the API');
  expect(server.asked.length).toBe(2);
});

test.each([400, 401, 403, 404, 409, 412, 422, 500])('%i is told at once', async (status) => {
  await using server = await standIn({ status, body: refusal('any') });
  await expect(patient(server.url).api.users.getMe()).rejects.toMatchObject({ status });
  expect(server.asked.length).toBe(1);
});

test('an attempt that takes too long is given up and repeated', async () => {
  await using server = await standIn(() => ok);
  const slow = createClient({
    baseUrl: server.url,
    patience: { attempts: 2, wait: async () => {} },
    fetch: (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
  });
  await expect(slow.users.getMe({ timeoutSeconds: 0.02 })).rejects.toThrow(/No answer.*timeout/);
});

test('a real wait ends with its caller', async () => {
  await using server = await standIn(busy(429, '20'));
  const signal = AbortSignal.timeout(50);
  await expect(createClient({ baseUrl: server.url }).users.getMe({ signal })).rejects.toThrow(/abort|timeout/i);
});
