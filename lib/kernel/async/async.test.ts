// What consumers, gatherers, workers and jobs promise, on a real DynamoDB.
import { afterAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { defineEvent } from '../../../events/envelope.ts';
import { openGround } from '../../../local/ground/index.ts';
import { systemIds } from '../../platform/ids.ts';
import { MOST_DELIVERIES } from '../../platform/queues/names.ts';
import { defineRecord, openTable, patch, put, StoreUnavailable } from '../../platform/table/index.ts';
import { onceRecord } from '../commit/once.ts';
import { lambdaContext } from '../http/trial-call.ts';
import { platformScope, tenantScope } from '../principal.ts';
import { tenantEntryRecord } from '../tenants.ts';
import { tableWrite } from '../uses.ts';
import { consumer } from './consumer.ts';
import { gatherer } from './gatherer.ts';
import { job } from './job.ts';
import { worker } from './worker.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const tally = defineRecord({
  entity: 'tally',
  plane: 'tenant',
  purpose: 'For this test.',
  key: { pk: 'TALLY', sk: '{of}' },
  schema: z.object({ of: z.string(), count: z.number() }),
});
const knocked = defineEvent({
  type: 'door-knocked.v1',
  summary: 'Somebody knocked.',
  schema: z.object({ times: z.number(), poison: z.string().optional() }),
  example: { times: 1 },
});
const rang = defineEvent({
  ...knocked,
  type: 'bell-rang.v1',
  schema: z.object({ tone: z.string() }),
  example: { tone: 'a' },
});

const about = { summary: 'Listens.', impact: 'nothing', uses: [tableWrite] } as const;
const counting = (of: string, times: number) => ({ writes: [patch(tally, { of }, { add: { count: times } })] });
const countIn = async (tenantId: string, of: string) =>
  (await openTable(tenantScope(tenantId)).get(tally, { of }))?.count ?? 0;

let handled: string[] = [];
beforeEach(() => {
  handled = [];
});
const fail = (how: string | undefined) => {
  if (how === 'bug') throw new Error('poison');
  if (how === 'down') throw StoreUnavailable();
};

type Invoke = (event: unknown, context: typeof lambdaContext) => Promise<unknown>;
const invoke = (declared: unknown, event: unknown) => (declared as Invoke)(event, lambdaContext);

const deliver = async (declared: unknown, records: readonly Message[]) => {
  const answer = await invoke(declared, { Records: records });
  return z
    .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) })
    .parse(answer)
    .batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};

interface Message {
  readonly messageId: string;
  readonly body: string;
}
function said(tenantId: string, payload: object, more: object = {}): Message {
  const id = systemIds.next('evt');
  const detail = {
    ...{ id, type: knocked.type, tenantId, occurredAt: '2020-01-01T00:00:00.000Z', correlationId: 'cor' },
    ...{ principal: 'ada', payload: JSON.stringify(payload), ...more },
  };
  return { messageId: id, body: JSON.stringify({ 'detail-type': detail.type, detail }) };
}
const unreadable: Message = { messageId: 'unreadable', body: '{"detail": ' };

const listener = consumer({
  ...about,
  id: 'trial.count-knocks',
  on: [knocked],
  handle: async ({ ctx, event: { payload } }) => {
    handled.push(ctx.tenantId);
    fail(payload.poison);
    await ctx.commit(counting('knocks', payload.times));
  },
});

const gathering = gatherer({
  ...about,
  id: 'trial.gather-knocks',
  on: [knocked],
  example: { type: knocked.type, payload: knocked.example },
  handle: async ({ ctx, events }) => {
    handled.push(`${ctx.tenantId}:${events.length}`);
    for (const { payload } of events) fail(payload.poison);
    await ctx.commit(
      counting(
        'gathered',
        events.reduce((sum, { payload }) => sum + payload.times, 0),
      ),
    );
  },
});

test('an event takes effect once, however often it is delivered', async () => {
  const one = said('once', { times: 2 });
  for (let delivery = 1; delivery <= 3; delivery++) expect(await deliver(listener, [one, one])).toEqual([]);
  expect(await countIn('once', 'knocks')).toBe(2);
});

test('an old event that is replayed is remembered from now on, not from when it was said', async () => {
  const one = said('old', { times: 1 }, { id: 'evt_old' });
  await deliver(listener, [one]);
  const marker = { owner: 'trial.count-knocks', token: 'evt_old' };
  const seen = await openTable(tenantScope('old')).get(onceRecord, marker);
  expect(seen?.expiresAt).toBeGreaterThan(Date.now() / 1000 + 13 * 86_400);
});

test('poison is reported alone, and its neighbours are done', async () => {
  const bad = said('alone', { times: 1, poison: 'bug' });
  const wrong = said('alone', { times: 'many' });
  const foreign = said('alone', { tone: 'a' }, { type: rang.type });
  const nobody = said('NOT A TENANT', { times: 1 });
  const batch = [said('alone', { times: 1 }), bad, unreadable, wrong, foreign, nobody, said('alone', { times: 1 })];
  expect(await deliver(listener, batch)).toEqual(
    [bad, unreadable, wrong, foreign, nobody].map(({ messageId }) => messageId),
  );
  expect(await countIn('alone', 'knocks')).toBe(2);
});

test('each event acts in the tenant that said it, as the system and with no permission', async () => {
  await deliver(listener, [said('one-tenant', { times: 1 }), said('another', { times: 5 })]);
  expect([await countIn('one-tenant', 'knocks'), await countIn('another', 'knocks')]).toEqual([1, 5]);
});

test('a gatherer commits once per tenant, and never mixes them', async () => {
  const batch = [said('gather-a', { times: 1 }), said('gather-b', { times: 10 }), said('gather-a', { times: 2 })];
  expect(await deliver(gathering, batch)).toEqual([]);
  expect(handled.toSorted()).toEqual(['gather-a:2', 'gather-b:1']);
  expect([await countIn('gather-a', 'gathered'), await countIn('gather-b', 'gathered')]).toEqual([3, 10]);
});

test('of what was gathered before only the new takes effect, twins within a batch once', async () => {
  const [old, twin] = [said('again', { times: 1 }), said('again', { times: 10 })];
  await deliver(gathering, [old]);
  expect(await deliver(gathering, [old, twin, twin, said('again', { times: 100 })])).toEqual([]);
  expect(await countIn('again', 'gathered')).toBe(111);
  handled = [];
  await deliver(gathering, [twin, twin]);
  expect(await countIn('again', 'gathered')).toBe(111);
});

test('poison among the gathered is reported alone, and other tenants do not notice', async () => {
  const bad = said('sick', { times: 1, poison: 'bug' });
  const batch = [said('sick', { times: 1 }), bad, unreadable, said('sick', { times: 1 }), said('well', { times: 1 })];
  expect((await deliver(gathering, batch)).toSorted()).toEqual([bad.messageId, 'unreadable'].toSorted());
  expect([await countIn('sick', 'gathered'), await countIn('well', 'gathered')]).toEqual([2, 1]);
});

test('a gatherer may hear several events, and fewer of them together', async () => {
  const both = gatherer({
    ...about,
    id: 'trial.gather-noise',
    on: [knocked, rang],
    together: 7,
    example: { type: knocked.type, payload: knocked.example },
    handle: async ({ ctx, events }) => ctx.commit(counting('noise', events.length)),
  });
  expect([both.spec.on, both.spec.batchSize]).toEqual([[knocked.type, rang.type], 7]);
  const ring = said('noisy', { tone: 'a' }, { type: rang.type });
  const wrong = said('noisy', { times: 'many' });
  expect(await deliver(both, [said('noisy', { times: 1 }), ring, wrong])).toEqual([wrong.messageId]);
  expect(await countIn('noisy', 'noise')).toBe(2);
});

test('what is down is not asked again for every event: the tenant comes back later, whole', async () => {
  const batch = [said('down', { times: 1 }), said('down', { times: 1, poison: 'down' }), said('upright', { times: 1 })];
  expect(await deliver(gathering, batch)).toEqual(batch.slice(0, 2).map(({ messageId }) => messageId));
  expect(handled).toEqual(['down:2', 'upright:1']);
});

test('a worker does each message for its tenant and reports those alone that fail', async () => {
  const draining = worker({
    ...about,
    id: 'trial.drain',
    queues: [{ name: 'runs-p0', batchSize: 10, maximumConcurrency: 2 }],
    message: z.object({ tenantId: z.string(), poison: z.string().optional() }),
    handle: async ({ ctx, message }) => {
      fail(message.poison);
      handled.push(ctx.tenantId);
    },
  });
  const bodies = [
    { tenantId: 'aaa' },
    { tenantId: 'bbb', poison: 'bug' },
    { tenantId: 'a#b' },
    {},
    { tenantId: 'ccc' },
  ];
  const records = bodies.map((body, at) => ({ messageId: String(at), body: JSON.stringify(body) }));
  expect(await deliver(draining, [...records, unreadable])).toEqual(['1', '2', '3', 'unreadable']);
  expect(handled).toEqual(['aaa', 'ccc']);
});

test('what fails at its last delivery is given up in words, and earlier or done already is not', async () => {
  const given: string[] = [];
  const draining = worker({
    ...about,
    id: 'trial.give-up',
    queues: [{ name: 'runs-p0', batchSize: 10, maximumConcurrency: 2 }],
    message: z.object({ tenantId: z.string(), name: z.string() }),
    handle: async () => fail('bug'),
    giveUp: async ({ ctx, message, fault }) => void given.push(`${ctx.tenantId} ${message.name} ${fault.type.reason}`),
  });
  const said = (name: string, received: number) => ({
    ...{ messageId: name, body: JSON.stringify({ tenantId: 'aaa', name }) },
    attributes: { ApproximateReceiveCount: String(received) },
  });
  const last = said('last', MOST_DELIVERIES);
  expect(await deliver(draining, [said('early', MOST_DELIVERIES - 1), last])).toEqual(['early', 'last']);
  expect(given).toEqual(['aaa last internal']);
});

test("a job is carried out for every tenant; one tenant's trouble keeps none waiting and still rings", async () => {
  const ids = ['job-a', 'job-b', 'job-c'];
  const entry = { name: 'x', tier: 'free', limitFactor: 1, status: 'ACTIVE', createdAt: '2026' };
  await openTable(platformScope).transact(
    ids.map((id) => put(tenantEntryRecord, { id, ...entry }, { when: { absent: true } })),
  );
  let sick: string | undefined = 'job-b';
  const sweeping = job({
    ...about,
    id: 'trial.sweep',
    schedule: 'rate(1 minute)',
    handle: async ({ ctx }) => {
      handled.push(ctx.tenantId);
      if (ctx.tenantId === sick) throw new Error('sick');
      await ctx.commit(counting('sweeps', 1));
    },
  });
  await expect(invoke(sweeping, {})).rejects.toThrow('failed for 1 tenant');
  expect(handled).toEqual(ids);
  expect([await countIn('job-a', 'sweeps'), await countIn('job-c', 'sweeps')]).toEqual([1, 1]);
  sick = undefined;
  await invoke(sweeping, {});
  expect(sweeping.spec.uses).toContain('table:read');
});
