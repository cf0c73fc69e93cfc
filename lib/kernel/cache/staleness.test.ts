// How stale a reader may be shown anything, whatever changes, comes, goes, or is cut off while it is brought along: a law, over a table that can be halted.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { systemIds } from '../../platform/ids.ts';
import { defineRecord, type Item, type Table } from '../../platform/table/index.ts';
import type { KernelFrame } from '../context.ts';
import { permissionsOf } from '../permissions.ts';
import { tenantScope } from '../principal.ts';
import { type Container, openContainer, type Remembering } from './container.ts';
import { STAMP_SECONDS } from './freshness.ts';
import { remembered } from './remember.ts';
import type { Remembered } from './remembered.ts';
import { type Group, slotOf } from './stamps.ts';

const EVENT_MS = 2_000;
const door = defineRecord({
  ...{ entity: 'stale-door', plane: 'tenant', purpose: 'For this test.' },
  ...{ key: { pk: 'STALE', sk: 'STALE#{id}' }, schema: z.object({ id: z.string(), value: z.number() }) },
});
const doors: Remembered & { readonly record: typeof door } = {
  ...{ name: 'doors', record: door, changedBy: ['agents:write'] },
  tags: ({ id }) => [`door:${id}`],
};
const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** A table whose every change is known, and whose answers to what nobody waits for come when they are let go. */
function world() {
  const state = { now: 1_000_000 };
  const doorsNow = new Map(IDS.map((id) => [id, 0]));
  const overwrittenAt = new Map<string, number>();
  const stamps: Record<string, number> = {};
  let events: { readonly due: number; readonly group: Group }[] = [];
  let held: (() => void)[] = [];
  const read = (id: unknown) => ({ id: String(id), value: doorsNow.get(String(id)) ?? 0 });
  const favourites = {
    ...{ version: 1, at: state.now, expiresAt: 9_999_999_999 },
    of: { doors: IDS.map((id) => ({ key: { id }, score: 9, bytes: 20 })) },
  };
  const answers = {
    get: async (_: unknown, { id }: Item) => read(id),
    pair: async ([, { id }]: readonly [unknown, Item]) => [read(id), { ...stamps }],
    trio: async ([, { id }]: readonly [unknown, Item]) => [read(id), { ...stamps }, favourites],
    ahead: (wanted: readonly (readonly [unknown, Item])[]) => {
      const found = wanted.map(([, { id }]) => ({ value: read(id) }));
      return new Promise((resolve) => held.push(() => resolve(found)));
    },
    transact: async () => undefined,
  };
  return {
    state,
    // What is asked of it here is all that it answers.
    table: answers as unknown as Table,
    change(id: string, way: number) {
      overwrittenAt.set(`${id}=${doorsNow.get(id)}`, state.now);
      doorsNow.set(id, (doorsNow.get(id) ?? 0) + 1);
      events.push({ due: state.now + way, group: `tag:door:${id}` });
    },
    pass(ms: number) {
      state.now += ms;
      const due = events.filter((event) => event.due <= state.now);
      events = events.filter((event) => event.due > state.now);
      for (const { group } of due) stamps[slotOf(group)] = (stamps[slotOf(group)] ?? 0) + 1;
    },
    async letGo() {
      const waiting = held;
      held = [];
      for (const go of waiting) go();
      await new Promise(setImmediate);
    },
    staleMs: (id: string, value: number) => state.now - (overwrittenAt.get(`${id}=${value}`) ?? state.now),
  };
}

function callIn(container: Container, { state, table }: ReturnType<typeof world>): Remembering {
  const frame: KernelFrame = {
    ...{ scope: tenantScope('stale'), clock: { now: () => new Date(state.now) }, ids: systemIds },
    principal: { kind: 'user', id: 'v', email: 'v@v.test', roles: ['viewer'], permissions: permissionsOf(['viewer']) },
    ...{
      requestId: 'r',
      correlationId: 'r',
      log: { info() {}, warn() {}, error() {} },
      remainingMs: () => 1,
      once: [],
    },
  };
  return { kinds: [doors], table, frame, container, tenantId: 'stale' };
}

const id = fc.constantFrom(...IDS);
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('read' as const), in: fc.nat(1), id }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('change' as const), id, way: fc.nat(EVENT_MS) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(1, 900, 2_500, 5_000, 5_000, 400_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('let go' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('begin anew' as const), in: fc.nat(1) }) },
);

test('nothing is shown that was overwritten more than five seconds and the way of an event ago, brought along or not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 80, size: 'max' }), async (acts) => {
      const around = world();
      const containers = [openContainer(), openContainer()];
      for (const one of acts) {
        if (one.do === 'change') around.change(one.id, one.way);
        else if (one.do === 'pass') around.pass(one.ms);
        else if (one.do === 'let go') await around.letGo();
        else if (one.do === 'begin anew') containers[one.in] = openContainer();
        else {
          const container = containers[one.in] ?? openContainer();
          const shown = await remembered(callIn(container, around), doors, { id: one.id });
          expect(around.staleMs(one.id, shown?.value ?? -1)).toBeLessThanOrEqual(STAMP_SECONDS * 1000 + EVENT_MS);
        }
      }
    }),
    { numRuns: 500 },
  );
});
