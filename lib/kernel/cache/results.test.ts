// What shared results promise: computed once for all containers, and anew for whoever may have changed what they rest on.
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { openGround } from '../../../local/ground/index.ts';
import { openTable } from '../../platform/table/index.ts';
import { tenantScope } from '../principal.ts';
import { type Trial, trialContext } from '../trial.ts';
import { openContainer } from './container.ts';
import { STAMP_SECONDS } from './freshness.ts';
import { rememberingTable, type SharedResult } from './index.ts';
import { moveStamps } from './stamps.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const sums: SharedResult<{ sum: string }> = {
  ...{ name: 'sums', schema: z.object({ sum: z.string() }), changedBy: ['agents:write'] as const },
  ...{ tags: ['rows'], seconds: 3_600 },
};

let tenants = 0;
function house() {
  const tenantId = `tenant-${tenants++}`;
  const state = { ms: Date.parse('2026-01-01T00:00:00Z'), computed: 0, sum: '1.5' };
  const containers = [openContainer(), openContainer()];
  const ask = (container: 0 | 1, of = 'january', trial: Trial = {}) =>
    trialContext([rememberingTable([], containers[container])], {
      ...{ tenantId, roles: ['viewer'], clock: { now: () => new Date(state.ms) } },
      ...trial,
    }).results.of(sums, of, async () => {
      state.computed += 1;
      return { sum: state.sum };
    });
  const change = async (sum: string) => {
    state.sum = sum;
    await openTable(tenantScope(tenantId)).transact([moveStamps(['tag:rows'])]);
  };
  return { state, ask, change };
}

test('what one container computed another is given, until its stamp moves', async () => {
  const { state, ask, change } = house();
  expect([await ask(0), await ask(1), await ask(0), state.computed]).toEqual([
    { sum: '1.5' },
    { sum: '1.5' },
    { sum: '1.5' },
    1,
  ]);
  await change('2.5');
  state.ms += STAMP_SECONDS * 1000;
  expect([await ask(1), await ask(0), await ask(1), state.computed]).toEqual([
    { sum: '2.5' },
    { sum: '2.5' },
    { sum: '2.5' },
    2,
  ]);
});

test('of a hundred who ask at once one computes', async () => {
  const { state, ask } = house();
  await Promise.all(Array.from({ length: 100 }, () => ask(0)));
  expect(state.computed).toBe(1);
});

test('whoever may change what it rests on is computed anew, and so is whoever asks for it', async () => {
  const { state, ask } = house();
  await ask(0);
  state.sum = '3.5';
  expect(await ask(0, 'january', { roles: ['developer'] })).toEqual({ sum: '3.5' });
  expect(await ask(0, 'january', { cacheControl: 'no-cache' })).toEqual({ sum: '3.5' });
});

test('one result is not another, and its time ends', async () => {
  const { state, ask } = house();
  await ask(0);
  await ask(0, 'february');
  expect(state.computed).toBe(2);
  state.ms += 3_600_000;
  await ask(0);
  expect(state.computed).toBe(3);
});
