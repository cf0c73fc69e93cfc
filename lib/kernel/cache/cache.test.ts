// What remembering promises, on a real DynamoDB: fewer calls, nobody shown less than they wrote, no tenant another's.
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { openGround } from '../../../local/ground/index.ts';
import { addressOf, defineRecord, documentClient, openTable, put } from '../../platform/table/index.ts';
import { tenantScope } from '../principal.ts';
import { type Trial, trialContext } from '../trial.ts';
import { openContainer } from './container.ts';
import { STAMP_SECONDS } from './freshness.ts';
import { type Remembered, rememberingTable } from './index.ts';
import { cacheFiguresRecord } from './records.ts';
import { type Group, moveStamps, slotOf } from './stamps.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const door = defineRecord({
  entity: 'door',
  plane: 'tenant',
  purpose: 'For this test.',
  key: { pk: 'DOOR#{id}', sk: 'DOOR' },
  schema: z.object({ id: z.string(), state: z.string() }),
});
const doors: Remembered = {
  ...{ name: 'doors', record: door, changedBy: ['agents:write'] },
  tags: ({ id }) => [`door:${id}`],
};

let tenants = 0;
/** A tenant of its own, with its clock, containers and calls counted. */
function house() {
  const tenantId = `tenant-${tenants++}`;
  const table = openTable(tenantScope(tenantId));
  const state = { ms: Date.parse('2026-01-01T00:00:00Z'), calls: 0 };
  documentClient(tenantScope(tenantId)).middlewareStack.add(
    (next) => (args) => {
      state.calls += 1;
      return next(args);
    },
    { step: 'initialize' },
  );
  const clock = { now: () => new Date(state.ms) };
  const containers = { one: openContainer(), two: openContainer() };
  const within = (container: keyof typeof containers, kinds = [doors], trial: Trial = {}) =>
    trialContext([rememberingTable(kinds, containers[container])], { tenantId, roles: ['viewer'], clock, ...trial });
  return {
    ...{ tenantId, table, state, containers, within },
    set: (id: string, is: string) => table.transact([put(door, { id, state: is })]),
    move: (...groups: Group[]) => table.transact([moveStamps(groups)]),
    later: (seconds: number) => {
      state.ms += seconds * 1000;
    },
    /** The state of a door as a reader finds it, and how many calls it took. */
    async see(id: string, container: keyof typeof containers = 'one', trial: Trial = {}) {
      const before = state.calls;
      const found = await within(container, [doors], trial).table.get(door, { id });
      return [found?.state, state.calls - before];
    },
  };
}

test('a miss costs one call, a hit none, and after five seconds one call tells for all that nothing changed', async () => {
  const { set, see, later } = house();
  await set('front', 'OPEN');
  await set('back', 'SHUT');
  expect(await see('front')).toEqual(['OPEN', 1]);
  expect(await see('back')).toEqual(['SHUT', 1]);
  expect(await see('front')).toEqual(['OPEN', 0]);
  later(STAMP_SECONDS);
  expect(await see('front')).toEqual(['OPEN', 1]);
  expect(await see('back')).toEqual(['SHUT', 0]);
});

test('what another container wrote is seen once its stamp moved, after five seconds at most', async () => {
  const { set, see, move, later } = house();
  await set('front', 'OPEN');
  await see('front');
  await set('front', 'SHUT');
  await move('tag:door:front');
  later(STAMP_SECONDS - 0.001);
  expect(await see('front')).toEqual(['OPEN', 0]);
  later(0.001);
  expect(await see('front')).toEqual(['SHUT', 1]);
});

test('should no stamp ever move, nothing is shown beyond five minutes', async () => {
  const { set, see, later } = house();
  await set('front', 'OPEN');
  for (let second = 0; second < 300; second += 4) {
    await see('front');
    later(4);
  }
  await set('front', 'SHUT');
  later(STAMP_SECONDS);
  expect(await see('front')).toEqual(['SHUT', 1]);
});

test('whoever may change a thing is shown it as it is, in whichever container, and so is whoever asks for it', async () => {
  const { set, see } = house();
  await set('front', 'OPEN');
  await Promise.all([see('front', 'one'), see('front', 'two')]);
  await set('front', 'SHUT');
  expect(await see('front', 'two', { roles: ['developer'] })).toEqual(['SHUT', 1]);
  expect(await see('front', 'one', { cacheControl: 'no-cache' })).toEqual(['SHUT', 1]);
  expect(await see('front', 'one', { roles: ['developer'], cacheControl: 'max-age=5' })).toEqual(['SHUT', 0]);
});

test('what a writer read refreshes what others are shown there', async () => {
  const { set, see } = house();
  await set('front', 'OPEN');
  await see('front');
  await set('front', 'SHUT');
  await see('front', 'one', { roles: ['developer'] });
  expect(await see('front')).toEqual(['SHUT', 0]);
});

test('of a hundred who miss at once one reads', async () => {
  const { set, state, within } = house();
  await set('front', 'OPEN');
  const before = state.calls;
  const reader = within('one');
  const found = await Promise.all(Array.from({ length: 100 }, () => reader.table.get(door, { id: 'front' })));
  expect([state.calls - before, new Set(found).size]).toEqual([1, 1]);
});

test('a slow reading does not bring back what a later one found otherwise', async () => {
  const { set, within, see } = house();
  await set('front', 'OPEN');
  const slow = within('one').table.get(door, { id: 'front' });
  const developer = within('one', [doors], { roles: ['developer'] });
  await set('front', 'SHUT');
  await Promise.all([slow, developer.table.get(door, { id: 'front' })]);
  expect(await see('front')).toEqual(['SHUT', 0]);
});

test('what is not there is not remembered, unless that is worth it', async () => {
  const { set, see, within, state } = house();
  expect(await see('front')).toEqual([undefined, 1]);
  await set('front', 'OPEN');
  expect(await see('front')).toEqual(['OPEN', 1]);
  const reader = within('one', [{ ...doors, evenAbsent: true }]);
  await reader.table.get(door, { id: 'none' });
  const before = state.calls;
  expect(await reader.table.get(door, { id: 'none' })).toBeUndefined();
  expect(state.calls).toBe(before);
});

test('what never changes stays as long as there is room, and is forgotten by hand all the same', async () => {
  const { set, within, later, state, move } = house();
  await set('front', 'OPEN');
  const reader = () => within('one', [{ ...doors, immutable: true as const, changedBy: [] }], { roles: ['admin'] });
  await reader().table.get(door, { id: 'front' });
  later(200);
  const before = state.calls;
  await reader().table.get(door, { id: 'front' });
  expect(state.calls).toBe(before);
  await set('front', 'SHUT');
  await move('all');
  // Another thing is read, and with it the stamps.
  await reader().table.get(door, { id: 'back' });
  expect(await reader().table.get(door, { id: 'front' })).toMatchObject({ state: 'SHUT' });
});

test.each<[Group, string[]]>([
  ['all', ['front', 'back']],
  ['prefix:doors', ['front', 'back']],
  ['prefix:doors/front', ['front']],
  ['tag:door:back', ['back']],
  ['prefix:doors/fro', []],
])('%s is forgotten by its stamp', async (group, forgotten) => {
  const { set, see, move, later, within } = house();
  for (const id of ['front', 'back']) {
    await set(id, 'OPEN');
    await see(id);
    await set(id, 'SHUT');
  }
  await move(group);
  later(STAMP_SECONDS);
  await within('one').table.get(door, { id: 'elsewhere' });
  const changed = [];
  for (const id of ['front', 'back']) if ((await see(id))[0] === 'SHUT') changed.push(id);
  expect(changed).toEqual(forgotten);
});

const anyText = fc.string({
  minLength: 1,
  maxLength: 12,
  unit: fc.constantFrom('a', 'b', '#', '%', '/', '"', ',', '\\', '\n', '%23'),
});
const tenantOf = fc.stringMatching(/^[a-z][a-z0-9-]{2,8}$/);

test('no two items share an address, whatever separators their ids hold: no tenant is answered from another one', () => {
  const place = fc.record({ tenantId: tenantOf, id: anyText });
  fc.assert(
    fc.property(place, place, (a, b) => {
      const [at, bt] = [a, b].map(({ tenantId, id }) => addressOf(door, tenantScope(tenantId), { id }));
      expect(at === bt).toBe(a.tenantId === b.tenantId && a.id === b.id);
      expect(at?.startsWith(`["TENANT#${a.tenantId}#`)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('two tenants with the same ids, in one container, are never shown each other’s, though their stamps be one number', async () => {
  const [acme, globex] = [house(), house()];
  const shared = openContainer();
  const at = (tenantId: string, id: string) =>
    trialContext([rememberingTable([doors], shared)], { tenantId, roles: ['viewer'] }).table.get(door, { id });
  const ids = ['front', 'front#', 'front%23', '"]', 'a/b'];
  for (const id of ids) {
    await acme.set(id, `acme ${id}`);
    await globex.set(id, `globex ${id}`);
  }
  for (let round = 0; round < 2; round++)
    for (const id of ids)
      for (const [name, { tenantId }] of Object.entries({ acme, globex }))
        expect(await at(tenantId, id)).toEqual({ id, state: `${name} ${id}` });
  await acme.set('secret', 'acme');
  await at(acme.tenantId, 'secret');
  expect(await at(globex.tenantId, 'secret')).toBeUndefined();
  expect(slotOf('tag:door:front')).toMatch(/^s\d+$/);
});

test('a container says once a minute what it remembers of a tenant, and of that tenant alone', async () => {
  const { set, see, later, table, containers } = house();
  const other = house();
  await set('front', 'OPEN');
  for (let read = 0; read < 4; read++) await see('front');
  await trialContext([rememberingTable([doors], containers.one)], { tenantId: other.tenantId }).table.get(door, {
    id: 'x',
  });
  later(60);
  await see('front');
  const { items } = await table.query(cacheFiguresRecord, { match: {} });
  expect(items).toHaveLength(1);
  expect(items[0]?.caches).toEqual({
    doors: { hits: 3, misses: 2, evictions: 0, entries: 1, bytes: 29, warmed: 0, warmedUsed: 0 },
  });
  expect((await other.table.query(cacheFiguresRecord, { match: {} })).items).toEqual([]);
});

test('what has no room goes, the longest unused first, and is counted as evicted', async () => {
  const { set, table } = house();
  const container = openContainer(100);
  const { tenantId } = house();
  const reader = trialContext([rememberingTable([doors], container)], { tenantId, roles: ['viewer'] });
  await Promise.all([set('x', 'x'), table.transact([])]);
  const own = openTable(tenantScope(tenantId));
  for (const id of ['a', 'b', 'c', 'd']) await own.transact([put(door, { id, state: 'OPEN'.repeat(5) })]);
  for (const id of ['a', 'b', 'c', 'd']) await reader.table.get(door, { id });
  const counted = container.accounts.get(tenantId)?.caches.get('doors');
  expect(counted).toMatchObject({ misses: 4, entries: 2, evictions: 2 });
  expect(counted?.bytes).toBeLessThanOrEqual(100);
});
