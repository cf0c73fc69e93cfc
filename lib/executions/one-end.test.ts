// What is promised of a run's one end, whoever is first to write it: checked in the table, in the outbox and in the audit.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkshop } from '../../local/ground/workshop.ts';
import { outboxRecord, usageRecord } from '../kernel/commit/records.ts';
import { flowsStop, objectsRead, receiptsSign, tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { patch, put } from '../platform/table/index.ts';
import { createAgent, createVersion, NewAgent, NewVersion } from '../registry/index.ts';
import { StartExecution } from './contract.ts';
import { cancelExecution, finishRun, getExecution, prepareRun, startExecution, sweepRuns } from './index.ts';
import { MAX_ANNOUNCEMENTS, MAX_QUEUED, PENDING_GRACE_SECONDS, type TerminalState } from './model.ts';
import { cancelAheadRecord, executionRecord, queuedRecord } from './records.ts';
import { executionOf, findExecution } from './store.ts';

const workshop = await openWorkshop();
afterAll(() => workshop[Symbol.asyncDispose]());

const uses = [tableWrite, objectsRead, receiptsSign, flowsStop] as const;
const at = (tenantId: string, laterSeconds = 0) =>
  trialContext(uses, { tenantId, clock: { now: () => new Date(Date.now() + laterSeconds * 1000) } });
type Ctx = ReturnType<typeof at>;

const acme = at('acme');
async function install(ctx: Ctx): Promise<void> {
  await createAgent(ctx, NewAgent.parse({ id: 'fuels', name: 'Fuels', category: 'emissions' }));
  const runtime = { kind: 'builtin', builtin: 'fuel-emissions' };
  await createVersion(ctx, 'fuels', NewVersion.parse({ version: '1.0.0', runtime }));
}
beforeAll(() => install(acme));

const activities = [{ site: 'a', date: '2025-03-31', fuel: 'natural gas', quantity: 1, unit: 'therm', region: 'US' }];
const wanted = (more: object = {}) => StartExecution.parse({ input: { gwpSet: 'AR5', activities }, ...more });
const accept = async (ctx: Ctx = acme) => (await startExecution(ctx, 'fuels', wanted())).id;
const turn = (executionId: string, ctx: Ctx = acme) => ({
  tenantId: ctx.tenantId,
  executionId,
  correlationId: 'trial',
});
const cancel = (executionId: string, { force = false, ctx = acme } = {}) =>
  cancelExecution(ctx, { agentId: 'fuels', executionId, force });
const prepare = (executionId: string, ctx = acme) => prepareRun(ctx, turn(executionId, ctx));
const finish = (executionId: string, state: TerminalState, ctx = acme) =>
  finishRun(ctx, turn(executionId, ctx), { state });
const stateOf = async (executionId: string) => (await getExecution(acme, 'fuels', executionId)).state;

async function said(ctx: Ctx, executionId: string) {
  const shards = Array.from({ length: 8 }, (_, shard) => ctx.table.query(outboxRecord, { match: { shard } }));
  const events = (await Promise.all(shards)).flatMap(({ items }) => items);
  return events
    .map(({ type, payload, audit }) => ({ type, audit, payload: JSON.parse(payload) }))
    .filter(({ payload }) => payload.executionId === executionId);
}
const ends = async (ctx: Ctx, executionId: string) =>
  (await said(ctx, executionId)).filter(({ type }) => type === 'execution-finished.v1');
const typesOf = async (executionId: string) => (await said(acme, executionId)).map(({ type }) => type).sort();

async function usageOf(ctx: Ctx): Promise<number> {
  const month = new Date().toISOString().slice(0, 7);
  const shards = Array.from({ length: 8 }, (_, shard) =>
    ctx.table.get(usageRecord, { month, metric: 'executions', shard }),
  );
  return (await Promise.all(shards)).reduce((sum, counted) => sum + (counted?.amount ?? 0), 0);
}

const waiting = async (ctx: Ctx): Promise<number> =>
  (await ctx.table.query(queuedRecord, { match: {} })).items.reduce((sum, { amount }) => sum + amount, 0);

describe('the queue', () => {
  test('holds a place for each run that waits, and none for one that has begun or ended', async () => {
    const ctx = at('places');
    await install(ctx);
    const ids = [await accept(ctx), await accept(ctx), await accept(ctx)];
    expect(await waiting(ctx)).toBe(3);
    await Promise.allSettled([prepare(String(ids[0]), ctx), prepare(String(ids[0]), ctx)]);
    await cancel(String(ids[1]), { ctx });
    await finish(String(ids[0]), 'SUCCEEDED', ctx);
    expect(await waiting(ctx)).toBe(1);
  });

  test('that is full refuses another run until one begins, and synchronous runs never', async () => {
    const ctx = at('full');
    await install(ctx);
    const id = await accept(ctx);
    await ctx.commit({ writes: [patch(queuedRecord, { shard: 3 }, { add: { amount: MAX_QUEUED - 1 } })] });
    const full = { type: { reason: 'queue_full' }, retryAfterSeconds: expect.any(Number) };
    await expect(accept(ctx)).rejects.toMatchObject(full);
    expect(await startExecution(ctx, 'fuels', wanted({ mode: 'sync' }))).toMatchObject({ state: 'SUCCEEDED' });
    await prepare(id, ctx);
    await accept(ctx);
  });
});

describe('cancelling', () => {
  test('before its turn ends it at once, and it never begins', async () => {
    const id = await accept();
    expect(await cancel(id)).toEqual({ executionId: id, outcome: 'cancelled' });
    expect(await prepare(id)).toMatchObject({ proceed: false });
    await finish(id, 'SUCCEEDED');
    expect(await stateOf(id)).toBe('CANCELLED');
    expect(await ends(acme, id)).toMatchObject([{ payload: { state: 'CANCELLED', durationMs: 0 } }]);
  });

  test('before it arrives ends it on arrival, once, and is nobody’s usage', async () => {
    for (const mode of ['async', 'sync']) {
      const executionId = acme.ids.next('exe');
      expect(await cancel(executionId)).toEqual({ executionId, outcome: 'ahead' });
      const before = await usageOf(acme);
      expect(await startExecution(acme, 'fuels', wanted({ executionId, mode }))).toMatchObject({ state: 'CANCELLED' });
      expect(await usageOf(acme)).toBe(before);
      expect(await ends(acme, executionId)).toHaveLength(1);
      expect(await cancel(executionId)).toMatchObject({ outcome: 'cancelled' });
      const again = startExecution(acme, 'fuels', wanted({ executionId }));
      await expect(again).rejects.toMatchObject({ type: { reason: 'execution_taken' } });
    }
  });

  test('ahead at an agent that is not there is refused, and at another agent concerns nobody else', async () => {
    const executionId = acme.ids.next('exe');
    const nowhere = cancelExecution(acme, { agentId: 'nowhere', executionId, force: false });
    await expect(nowhere).rejects.toMatchObject({ type: { reason: 'agent_not_found' } });
    await createAgent(acme, NewAgent.parse({ id: 'others', name: 'Others', category: 'emissions' }));
    await cancelExecution(acme, { agentId: 'others', executionId, force: false });
    expect(await startExecution(acme, 'fuels', wanted({ executionId }))).toMatchObject({ state: 'PENDING' });
  });

  test('while it computes is asked for once, and kept until it ends', async () => {
    const id = await accept();
    await prepare(id);
    expect(await cancel(id)).toMatchObject({ outcome: 'requested' });
    expect(await cancel(id)).toMatchObject({ outcome: 'requested' });
    expect(await getExecution(acme, 'fuels', id)).toMatchObject({
      state: 'RUNNING',
      cancelRequestedAt: expect.any(String),
    });
    expect((await typesOf(id)).filter((type) => type === 'execution-cancel-requested.v1')).toHaveLength(1);
    await finish(id, 'CANCELLED');
    expect(await ends(acme, id)).toHaveLength(1);
  });

  test('that was promised takes effect, even when the computation was faster', async () => {
    const id = await accept();
    await prepare(id);
    await cancel(id);
    await finish(id, 'SUCCEEDED');
    expect(await stateOf(id)).toBe('CANCELLED');
    expect(await ends(acme, id)).toMatchObject([{ payload: { state: 'CANCELLED' } }]);
  });

  test('asked for while the end is being written is not written over', async () => {
    const id = await accept();
    await prepare(id);
    const [, answer] = await Promise.all([finish(id, 'SUCCEEDED'), cancel(id).catch(() => undefined)]);
    expect(await stateOf(id)).toBe(answer?.outcome === 'requested' ? 'CANCELLED' : 'SUCCEEDED');
    expect(await ends(acme, id)).toHaveLength(1);
  });

  test('by force while it computes ends it at once, whatever its flow says later', async () => {
    const id = await accept();
    await prepare(id);
    expect(await cancel(id, { force: true })).toMatchObject({ outcome: 'cancelled' });
    await finish(id, 'SUCCEEDED');
    expect(await stateOf(id)).toBe('CANCELLED');
    expect(await getExecution(acme, 'fuels', id)).toMatchObject({ startedAt: expect.any(String) });
  });

  test('after its end is refused, and changes nothing', async () => {
    const id = await accept();
    await prepare(id);
    await finish(id, 'SUCCEEDED');
    await expect(cancel(id)).rejects.toMatchObject({ type: { reason: 'execution_finished' } });
    await expect(cancel(id, { force: true })).rejects.toMatchObject({ type: { reason: 'execution_finished' } });
    expect(await stateOf(id)).toBe('SUCCEEDED');
  });

  test('that races the run beginning is never lost and never refused', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await accept();
      const [{ outcome }] = await Promise.all([cancel(id), prepare(id).catch(() => undefined)]);
      const { state, cancelRequestedAt } = await getExecution(acme, 'fuels', id);
      expect(outcome === 'cancelled' ? state : cancelRequestedAt).toEqual(
        outcome === 'cancelled' ? 'CANCELLED' : expect.any(String),
      );
    }
  });
});

describe('steps', () => {
  test('to prepare a run twice begins it once', async () => {
    const id = await accept();
    const first = await prepare(id);
    expect(await prepare(id)).toEqual(first);
    expect(await typesOf(id)).toEqual(['execution-accepted.v1', 'execution-started.v1']);
  });

  test('to finish a run twice ends it once, the first way', async () => {
    const id = await accept();
    await prepare(id);
    await Promise.allSettled([finish(id, 'SUCCEEDED'), finish(id, 'SUCCEEDED'), finish(id, 'SUCCEEDED')]);
    await finish(id, 'FAILED');
    expect(await stateOf(id)).toBe('SUCCEEDED');
    expect(await ends(acme, id)).toHaveLength(1);
  });

  test('a run that never began took no time and is nobody’s usage; one that began is', async () => {
    const id = await accept();
    const before = await usageOf(acme);
    await finishRun(at('acme', 50), turn(id), {
      state: 'FAILED',
      failure: { reason: 'could_not_begin', message: '…' },
    });
    expect(await ends(acme, id)).toMatchObject([{ payload: { durationMs: 0, reason: 'could_not_begin' } }]);
    expect(await usageOf(acme)).toBe(before);
    const other = await accept();
    await prepare(other);
    await finish(other, 'SUCCEEDED');
    expect(await usageOf(acme)).toBe(before + 1);
  });

  test('a run never takes less than no time, even when the clock that ends it is behind', async () => {
    const id = await accept();
    await prepareRun(at('acme', 60), turn(id));
    await finish(id, 'SUCCEEDED');
    expect(await ends(acme, id)).toMatchObject([{ payload: { durationMs: 0 } }]);
  });
});

describe('the sweeper', () => {
  test('leaves alone what is in time', async () => {
    const ctx = at('in-time');
    await install(ctx);
    const id = await accept(ctx);
    await sweepRuns(at('in-time', PENDING_GRACE_SECONDS - 5));
    expect(await said(ctx, id)).toHaveLength(1);
  });

  test('announces a forgotten run again, each time later, and at last ends it', async () => {
    const ctx = at('forgotten');
    await install(ctx);
    const id = await accept(ctx);
    let later = 0;
    for (let count = 2; count <= MAX_ANNOUNCEMENTS; count++) {
      later += PENDING_GRACE_SECONDS * count;
      await sweepRuns(at('forgotten', later));
      await sweepRuns(at('forgotten', later));
      const accepted = (await said(ctx, id)).filter(({ type }) => type === 'execution-accepted.v1');
      expect(accepted).toHaveLength(count);
      expect(await findExecution(ctx, id)).toMatchObject({ state: 'PENDING', announcements: count });
    }
    await sweepRuns(at('forgotten', later + 86_400));
    expect(await findExecution(ctx, id)).toMatchObject({ state: 'FAILED', failure: { reason: 'never_began' } });
    expect(await ends(ctx, id)).toHaveLength(1);
  });

  test('ends a run whose flow is gone: timed out, or cancelled where that was asked for', async () => {
    const ctx = at('stopped');
    await install(ctx);
    const [overdue, asked] = [await accept(ctx), await accept(ctx)];
    for (const id of [overdue, asked]) await prepare(id, ctx);
    await cancel(asked, { ctx });
    await sweepRuns(at('stopped', 300 + 60));
    expect(await findExecution(ctx, overdue)).toMatchObject({ state: 'RUNNING' });
    await sweepRuns(at('stopped', 300 + 120));
    expect(await findExecution(ctx, overdue)).toMatchObject({ state: 'TIMED_OUT', failure: { reason: 'timed_out' } });
    expect(await findExecution(ctx, asked)).toMatchObject({ state: 'CANCELLED' });
    expect(await findExecution(ctx, asked)).not.toHaveProperty('checkAt');
  });

  test('does not end a run for never having begun that begins while it looks', async () => {
    const id = await accept();
    const stale = { ...(await executionOf(acme, 'fuels', id)), announcements: MAX_ANNOUNCEMENTS };
    await acme.commit({ writes: [put(executionRecord, stale)] });
    const table = { ...acme.table, query: async () => ({ items: [stale] }) };
    await prepare(id);
    await sweepRuns(Object.create(at('acme', 86_400), { table: { value: table } }));
    expect(await stateOf(id)).toBe('RUNNING');
  });

  test('helps the others when one run cannot be helped', async () => {
    const ctx = at('poisoned');
    await install(ctx);
    const ids = [await accept(ctx), await accept(ctx), await accept(ctx)];
    const [poison] = ids;
    const commit: Ctx['commit'] = async (unit) => {
      if (JSON.stringify(unit.events).includes(String(poison))) throw new Error('This one cannot be written.');
      return at('poisoned', 86_400).commit(unit);
    };
    await sweepRuns(Object.create(at('poisoned', 86_400), { commit: { value: commit } }));
    const announced = await Promise.all(ids.map(async (id) => (await findExecution(ctx, id))?.announcements));
    expect(announced).toEqual([1, 2, 2]);
  });
});

const OPERATIONS = ['start', 'prepare', 'succeed', 'fail', 'time-out', 'cancel', 'force', 'sweep'] as const;
type Operation = (typeof OPERATIONS)[number];
let tenants = 0;

async function carryOut(operation: Operation, executionId: string, ctx: Ctx, later: () => Ctx): Promise<unknown> {
  if (operation === 'start') return startExecution(ctx, 'fuels', wanted({ executionId }));
  if (operation === 'cancel' || operation === 'force')
    return cancel(executionId, { ctx, force: operation === 'force' });
  if (operation === 'sweep') return sweepRuns(later());
  if (operation === 'prepare') return prepare(executionId, ctx);
  return finish(
    executionId,
    ({ succeed: 'SUCCEEDED', fail: 'FAILED', 'time-out': 'TIMED_OUT' } as const)[operation],
    ctx,
  );
}

test('whatever is raced, a run ends once: one state, one terminal event, one audit entry, nothing left behind', async () => {
  const together = fc.array(fc.constantFrom(...OPERATIONS), { minLength: 1, maxLength: 5 });
  const property = fc.asyncProperty(fc.array(together, { minLength: 1, maxLength: 4 }), async (moments) => {
    const ctx = at(`race-${tenants++}`);
    await install(ctx);
    const executionId = ctx.ids.next('exe');
    let days = 0;
    const later = () => at(ctx.tenantId, ++days * 86_400);
    for (const operations of moments) {
      await Promise.allSettled(operations.map((operation) => carryOut(operation, executionId, ctx, later)));
    }
    for (const last of ['start', 'prepare', 'fail'] as const) {
      await carryOut(last, executionId, ctx, later).catch(() => undefined);
    }
    const ended = await findExecution(ctx, executionId);
    const [end, ...more] = await ends(ctx, executionId);
    expect(more).toEqual([]);
    expect(end).toMatchObject({ payload: { state: ended?.state }, audit: expect.stringMatching(/^\d{4}-/) });
    expect(ended).not.toHaveProperty('checkAt');
    expect(await waiting(ctx)).toBe(0);
    expect(await ctx.table.get(cancelAheadRecord, { executionId, agentId: 'fuels' })).toBeUndefined();
  });
  await fc.assert(property, { numRuns: 12 });
}, 60_000);
