// What the figures promise: those of all containers together and of each, warming and what it was good for among them.
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../local/ground/index.ts';
import { cacheFiguresRecord, tableRead } from '../kernel/index.ts';
import { tenantScope } from '../kernel/principal.ts';
import { trialContext } from '../kernel/trial.ts';
import { openTable, put } from '../platform/table/index.ts';
import { CacheStats } from './contract.ts';
import { getStats } from './get-stats.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const said = (container: string, figures: object) =>
  put(cacheFiguresRecord, {
    ...{ container, operation: 'agents.get', since: '2026-01-01T00:00:00.000Z', at: '2026-01-01T00:01:00.000Z' },
    caches: {
      agents: { hits: 3, misses: 1, evictions: 0, entries: 4, bytes: 400, warmed: 0, warmedUsed: 0, ...figures },
    },
    expiresAt: 9_999_999_999,
  });

test('what was brought along and then asked for is summed over containers and shown of each', async () => {
  const table = openTable(tenantScope('stats'));
  await table.transact([said('ctr_1', { warmed: 20, warmedUsed: 9 })]);
  await table.transact([said('ctr_2', { warmed: 5 })]);
  const stats = CacheStats.parse(await getStats(trialContext([tableRead], { tenantId: 'stats' })));
  expect(stats.caches).toMatchObject([{ name: 'agents', warmed: 25, warmedUsed: 9, hits: 6, hitRate: 0.75 }]);
  expect(stats.containers.map(({ caches: [one] }) => one?.warmed)).toEqual([20, 5]);
});

test('a container of before that says nothing of warming has warmed nothing', async () => {
  const { shape } = cacheFiguresRecord.schema;
  const told = shape.caches.parse({ agents: { hits: 1, misses: 1, evictions: 0, entries: 1, bytes: 9 } });
  expect(told['agents']).toMatchObject({ warmed: 0, warmedUsed: 0 });
});
