// What entries promise, on a real table: an index shows what the registry has, whatever way it came to be.
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../../local/ground/index.ts';
import { objectsOnDemand, objectsWrite, tableWrite } from '../../kernel/index.ts';
import { trialContext } from '../../kernel/trial.ts';
import {
  createAgent,
  deleteAgent,
  getAgent,
  listAgents,
  NewAgent,
  restoreAgent,
  updateAgent,
} from '../../registry/index.ts';
import { searchSnapshotRecord } from '../records.ts';
import { enterAgent } from './enter-agent.ts';
import { IndexShelf } from './index-shelf.ts';
import { keepSnapshot } from './keep-snapshot.ts';
import { entriesSince, SETTLING_SECONDS, SNAPSHOT_KEY } from './read-entries.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

let tenants = 0;
/** A tenant of its own, whose clock the test moves. */
function tenant() {
  let now = Date.UTC(2026, 2, 1);
  const clock = { now: () => new Date(now) };
  const ctx = trialContext([tableWrite, objectsOnDemand, objectsWrite], {
    tenantId: `tenant-${tenants++}`,
    roles: ['admin'],
    clock,
  });
  const pass = (seconds: number): void => {
    now += seconds * 1000;
  };
  return { ctx, pass };
}
type Ctx = ReturnType<typeof tenant>['ctx'];

const anyway = () => undefined;
const roomy = () => new IndexShelf(Number.POSITIVE_INFINITY);
const create = (ctx: Ctx, id: string, name = id) =>
  createAgent(ctx, NewAgent.parse({ id, name, category: 'emissions' }));
const rename = (ctx: Ctx, id: string, name: string) => updateAgent(ctx, id, { patch: { name }, match: anyway });
const remove = (ctx: Ctx, id: string) => deleteAgent(ctx, id, anyway);

async function shown(shelf: IndexShelf, ctx: Ctx): Promise<string[]> {
  return (await shelf.indexFor(ctx)).cards.map(({ id, name }) => `${id}: ${name}`).sort();
}

async function inRegistry(ctx: Ctx): Promise<string[]> {
  const { items } = await listAgents(ctx, {}, { limit: 100 });
  return items.map(({ id, name }) => `${id}: ${name}`).sort();
}

const act = fc.record({
  agent: fc.constantFrom('alpha', 'beta', 'gamma'),
  what: fc.constantFrom('create', 'rename', 'delete', 'restore', 'search', 'snapshot'),
  isHeard: fc.boolean(),
  seconds: fc.constantFrom(0, 1, SETTLING_SECONDS + 1),
});

test('however changes, their events, searches and snapshots mingle, every index comes to show what the registry has', async () => {
  const property = fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 25 }), async (acts) => {
    const { ctx, pass } = tenant();
    const old = roomy();
    for (const [at, { agent, what, isHeard, seconds }] of acts.entries()) {
      pass(seconds);
      const doing = {
        create: () => create(ctx, agent),
        rename: () => rename(ctx, agent, `${agent} the ${at}th`),
        delete: () => remove(ctx, agent),
        restore: () => restoreAgent(ctx, agent, anyway),
        search: () => old.indexFor(ctx),
        snapshot: () => keepSnapshot(ctx, 1),
      };
      // What the registry refuses changes nothing, and is not what is tried here.
      await doing[what]().catch(() => undefined);
      if (isHeard) await enterAgent(ctx, agent);
    }
    // In the end every event has been heard, late ones after early ones.
    for (const agent of ['gamma', 'alpha', 'beta', 'alpha']) await enterAgent(ctx, agent);
    const truth = await inRegistry(ctx);
    expect(await shown(old, ctx)).toEqual(truth);
    expect(await shown(roomy(), ctx)).toEqual(truth);
    await keepSnapshot(ctx, 1);
    expect(await shown(roomy(), ctx)).toEqual(truth);
  });
  await fc.assert(property, { numRuns: 25 });
}, 120_000);

test('there is one entry an agent, however often it changes', async () => {
  const { ctx, pass } = tenant();
  await create(ctx, 'often');
  for (let change = 0; change < 5; change++) {
    await rename(ctx, 'often', `Change ${change}`);
    await enterAgent(ctx, 'often');
    if (change % 2) pass(1);
  }
  const entries = await Array.fromAsync(entriesSince(ctx, ''));
  expect(entries.map(({ agentId, document }) => [agentId, document?.name])).toEqual([['often', 'Change 4']]);
});

test('events of one agent that are heard at the same time leave one entry, the newest', async () => {
  const { ctx } = tenant();
  await create(ctx, 'raced');
  await rename(ctx, 'raced', 'Raced');
  await Promise.all(Array.from({ length: 4 }, () => enterAgent(ctx, 'raced')));
  const entries = await Array.fromAsync(entriesSince(ctx, ''));
  expect(entries.map(({ version }) => version)).toEqual([(await getAgent(ctx, 'raced')).version]);
});

test('an index that is up to date asks only for what is younger', async () => {
  const { ctx, pass } = tenant();
  for (const id of ['one-agent', 'two-agent']) {
    await create(ctx, id);
    await enterAgent(ctx, id);
  }
  const shelf = roomy();
  await shelf.indexFor(ctx);
  pass(2 * SETTLING_SECONDS);
  const asked: number[] = [];
  const watched = {
    ...ctx,
    tenantId: ctx.tenantId,
    table: {
      ...ctx.table,
      query: (async (record, options) => {
        const page = await ctx.table.query(record, options);
        asked.push(page.items.length);
        return page;
      }) as typeof ctx.table.query,
    },
  };
  await shelf.indexFor(watched);
  await shelf.indexFor(watched);
  // Until entries are settled they are read again, which changes nothing; then no more.
  expect(asked).toEqual([2, 0]);
});

test('an entry that appears late, stamped before others that were read, is still found', async () => {
  const { ctx, pass } = tenant();
  const behind = trialContext([tableWrite], {
    tenantId: ctx.tenantId,
    clock: { now: () => new Date(ctx.clock.now().getTime() - (SETTLING_SECONDS - 1) * 1000) },
  });
  await create(ctx, 'early');
  await create(ctx, 'later');
  const shelf = roomy();
  await enterAgent(ctx, 'early');
  expect(await shown(shelf, ctx)).toEqual(['early: early']);
  await enterAgent(behind, 'later');
  expect(await shown(shelf, ctx)).toEqual(['early: early', 'later: later']);
  pass(SETTLING_SECONDS);
  expect(await shown(shelf, ctx)).toHaveLength(2);
});

test('a new container reads the snapshot and what is younger, and none of the rest', async () => {
  const { ctx, pass } = tenant();
  for (const id of ['kept-one', 'kept-two', 'kept-gone']) {
    await create(ctx, id);
    await enterAgent(ctx, id);
  }
  pass(2 * SETTLING_SECONDS);
  await keepSnapshot(ctx, 3);
  expect(await ctx.table.get(searchSnapshotRecord, {})).toMatchObject({ agents: 3 });
  pass(2 * SETTLING_SECONDS);
  await remove(ctx, 'kept-gone');
  await enterAgent(ctx, 'kept-gone');
  const { from } = (await ctx.table.get(searchSnapshotRecord, {})) ?? { from: '' };
  const younger = await Array.fromAsync(entriesSince(ctx, from));
  expect(younger.map(({ agentId, document }) => [agentId, document])).toEqual([['kept-gone', undefined]]);
  expect(await shown(roomy(), ctx)).toEqual(['kept-one: kept-one', 'kept-two: kept-two']);
});

test('too few changes make no snapshot, and one that is gone or of another release is done without', async () => {
  const { ctx } = tenant();
  await create(ctx, 'lonely');
  await enterAgent(ctx, 'lonely');
  await keepSnapshot(ctx);
  expect(await ctx.table.get(searchSnapshotRecord, {})).toBeUndefined();
  await keepSnapshot(ctx, 1);
  await ctx.objects.delete(SNAPSHOT_KEY);
  expect(await shown(roomy(), ctx)).toEqual(['lonely: lonely']);
  const { gzipSync } = await import('node:zlib');
  await ctx.objects.put(SNAPSHOT_KEY, gzipSync('{"form":"search-snapshot.0"}'), { contentType: 'application/gzip' });
  expect(await shown(roomy(), ctx)).toEqual(['lonely: lonely']);
});

test('each tenant has its own index, though their agents have the same ids', async () => {
  const [ours, theirs] = [tenant().ctx, tenant().ctx];
  await create(ours, 'shared', 'Ours');
  await create(theirs, 'shared', 'Theirs');
  for (const ctx of [ours, theirs]) await enterAgent(ctx, 'shared');
  const shelf = roomy();
  expect([await shown(shelf, ours), await shown(shelf, theirs)]).toEqual([['shared: Ours'], ['shared: Theirs']]);
  expect(await shown(shelf, tenant().ctx)).toEqual([]);
});

test('who was asked for longest ago makes room, and is read again when asked for', async () => {
  const contexts = [tenant().ctx, tenant().ctx, tenant().ctx];
  const tight = new IndexShelf(1);
  for (const ctx of contexts) {
    await create(ctx, 'big-agent');
    await enterAgent(ctx, 'big-agent');
    expect(await shown(tight, ctx)).toHaveLength(1);
    expect(tight.tenants).toEqual([ctx.tenantId]);
  }
  for (const ctx of contexts) expect(await shown(tight, ctx)).toHaveLength(1);
});

test('requests at once are each answered from an index that is up to date', async () => {
  const { ctx } = tenant();
  const shelf = roomy();
  for (const id of ['first-one', 'second-one']) {
    await create(ctx, id);
    await enterAgent(ctx, id);
    const all = await Promise.all(Array.from({ length: 5 }, () => shown(shelf, ctx)));
    for (const one of all) expect(one).toContain(`${id}: ${id}`);
  }
});
