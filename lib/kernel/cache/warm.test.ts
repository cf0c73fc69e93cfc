// What bringing along promises, on a real DynamoDB: what others read most is there, of this tenant alone, and shown no staler than anything.
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { openGround } from '../../../local/ground/index.ts';
import { defineRecord, documentClient, openTable, put } from '../../platform/table/index.ts';
import { tenantScope } from '../principal.ts';
import { type Trial, trialContext } from '../trial.ts';
import { type Container, openContainer } from './container.ts';
import { STAMP_SECONDS } from './freshness.ts';
import { type Remembered, rememberingTable } from './index.ts';
import { cacheFavouritesRecord, cacheFiguresRecord } from './records.ts';
import { moveStamps } from './stamps.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const recordOf = <E extends string>(entity: E) =>
  defineRecord({
    ...{ entity, plane: 'tenant', purpose: 'For this test.' },
    key: { pk: 'WARM#{kind}', sk: 'WARM#{id}' },
    schema: z.object({ kind: z.string(), id: z.string(), state: z.string() }),
  });
const door = recordOf('warm-door');
const kindOf = (name: string): Remembered => ({
  ...{ name, record: door, changedBy: ['agents:write'] },
  tags: ({ id }) => [`door:${id}`],
});
const doors = kindOf('doors');

let tenants = 0;
function house() {
  const tenantId = `warm-${tenants++}`;
  const table = openTable(tenantScope(tenantId));
  const state = { ms: Date.parse('2026-01-01T00:00:00Z'), calls: 0 };
  documentClient(tenantScope(tenantId)).middlewareStack.add(
    (next) => async (args) => {
      state.calls += 1;
      return next(args);
    },
    { step: 'initialize' },
  );
  const read = async (container: Container, id: string, kinds = [doors], trial: Trial = {}) => {
    const clock = { now: () => new Date(state.ms) };
    const ctx = trialContext([rememberingTable(kinds, container)], { tenantId, roles: ['viewer'], clock, ...trial });
    return (await ctx.table.get(door, { kind: 'door', id }))?.state;
  };
  return {
    ...{ tenantId, table, state, read },
    set: (id: string, is: string) => table.transact([put(door, { kind: 'door', id, state: is })]),
    later: (seconds: number) => {
      state.ms += seconds * 1000;
    },
    /** Reads these for a minute and tells of it. */
    async tell(ids: readonly string[], container = openContainer(), kinds = [doors]) {
      for (const id of ids) await read(container, id, kinds);
      state.ms += 60_000;
      await read(container, 'told', kinds);
    },
    figures: async () => (await table.query(cacheFiguresRecord, { match: {} })).items.map(({ caches }) => caches),
  };
}

/** Until what nobody waits for has come in: at most as long as a test may take. */
async function arrived(container: Container, tenantId: string, count: number): Promise<void> {
  const warmed = () => [...(container.accounts.get(tenantId)?.caches.values() ?? [])].map((each) => each.warmed);
  while (warmed().reduce((sum, each) => sum + each, 0) < count) await new Promise(setImmediate);
}

test('a container new to a tenant has what others read most after its first read, and says so', async () => {
  const { tenantId, set, tell, read, state, later, figures } = house();
  for (const id of ['a', 'b', 'c']) await set(id, id);
  await tell(['a', 'b', 'a']);
  const fresh = openContainer();
  const before = state.calls;
  expect(await read(fresh, 'c')).toBe('c');
  await arrived(fresh, tenantId, 2);
  expect(state.calls - before).toBe(2);
  expect([await read(fresh, 'a'), await read(fresh, 'a'), state.calls - before]).toEqual(['a', 'a', 2]);
  later(60);
  await read(fresh, 'c');
  expect(await figures()).toContainEqual({
    doors: expect.objectContaining({ warmed: 2, warmedUsed: 1, entries: 3 }),
  });
});

test('nothing is brought along for another tenant, nor of what another function remembers', async () => {
  const [acme, globex] = [house(), house()];
  for (const { set } of [acme, globex]) await set('a', 'a');
  await acme.tell(['a', 'a']);
  const container = openContainer();
  await globex.read(container, 'x');
  await acme.read(container, 'x', [kindOf('others')]);
  const warmed = (tenantId: string) => container.accounts.get(tenantId)?.favourites;
  expect(warmed(globex.tenantId)).toBe('none');
  expect(container.entries.values()).toEqual([]);
  await acme.read(openContainer(), 'x');
  expect(await globex.table.get(cacheFavouritesRecord, {})).toBeUndefined();
});

test('what was changed since it was told is brought along as it is, and what changes afterwards is forgotten', async () => {
  const { tenantId, table, set, tell, read, later } = house();
  await set('a', 'before');
  await tell(['a']);
  await set('a', 'now');
  const fresh = openContainer();
  await read(fresh, 'x');
  await arrived(fresh, tenantId, 1);
  expect(await read(fresh, 'a')).toBe('now');
  await set('a', 'after');
  await table.transact([moveStamps(['tag:door:a'])]);
  later(STAMP_SECONDS);
  expect(await read(fresh, 'a')).toBe('after');
});

test('what was removed is not brought along, and what is there already is not read again', async () => {
  const { tenantId, state, set, tell, read } = house();
  for (const id of ['a', 'b']) await set(id, id);
  await tell(['a', 'b']);
  const fresh = openContainer();
  const before = state.calls;
  await read(fresh, 'a');
  await arrived(fresh, tenantId, 1);
  expect(fresh.entries.values().map(({ value }) => value)).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: 'a' }), expect.objectContaining({ id: 'b' })]),
  );
  expect(state.calls - before).toBe(2);
});

test('of two containers that tell at the same time one is heard, and neither fails a request', async () => {
  const { table, set, read, later } = house();
  for (const id of ['a', 'b']) await set(id, id);
  const [one, two] = [openContainer(), openContainer()];
  await Promise.all([read(one, 'a'), read(two, 'b')]);
  later(60);
  expect(await Promise.all([read(one, 'a'), read(two, 'b')])).toEqual(['a', 'b']);
  const told = await table.get(cacheFavouritesRecord, {});
  // The second is refused unless it read after the first had told: then it adds what it knows.
  expect([1, 2]).toContain(told?.version);
  expect(told?.of['doors']).toHaveLength(told?.version ?? 0);
});

test('those who may change a thing are neither counted nor spared the table by it', async () => {
  const { tenantId, table, set, read, tell, later } = house();
  await set('a', 'before');
  const container = openContainer();
  await read(container, 'a', [doors], { roles: ['developer'] });
  later(60);
  await read(container, 'b', [doors], { roles: ['developer'] });
  expect(await table.get(cacheFavouritesRecord, {})).toBeUndefined();
  await tell(['a']);
  const fresh = openContainer();
  await read(fresh, 'x');
  await arrived(fresh, tenantId, 1);
  await set('a', 'now');
  expect(await read(fresh, 'a', [doors], { roles: ['developer'] })).toBe('now');
});
