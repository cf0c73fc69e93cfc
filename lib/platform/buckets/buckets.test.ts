// What the shared buckets promise on a real table, with many containers drawing at once.
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../../local/ground/index.ts';
import { setting } from '../settings.ts';
import { documentClient } from '../table/index.ts';
import { draw } from './draw.ts';
import type { Limit, Taken } from './token-bucket.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const SECOND = 1_000_000;
const limit: Limit = { tokens: 100, windowSeconds: 60 };
const scope = { plane: 'platform' } as const;
const place = { client: documentClient(scope), tableName: setting('TABLE_NAME'), scope };
const START = 1_700_000_000 * SECOND;

interface Ask {
  readonly count?: number;
  readonly at?: number;
  readonly seen?: number;
  readonly tenantId?: string;
}
const ask = (bucket: string, { count = 5, at = 0, seen, tenantId = 'acme' }: Ask = {}): Promise<Taken> =>
  draw(place, { tenantId, bucket, limit, count, now: START + at * SECOND, seen });
const sum = (all: readonly Taken[]): number => all.reduce((total, { taken }) => total + taken, 0);

test('a bucket gives what it holds, then nothing, then again as time goes', async () => {
  expect(await ask('plain', { count: 60 })).toEqual({ taken: 60, fullAt: START + 36 * SECOND });
  expect(await ask('plain', { count: 60 })).toMatchObject({ taken: 40 });
  expect(await ask('plain')).toEqual({ taken: 0, fullAt: START + 60 * SECOND });
  expect(await ask('plain', { at: 3, count: 50 })).toMatchObject({ taken: 5 });
  expect(await ask('plain', { at: 200, count: 200 })).toMatchObject({ taken: 100 });
});

test('however many draw at once, together they get no more than there is', async () => {
  const first = await Promise.all(Array.from({ length: 40 }, (_, index) => ask('crowd', { count: 1 + (index % 7) })));
  const later = await Promise.all(Array.from({ length: 20 }, () => ask('crowd')));
  expect(sum([...first, ...later])).toBeLessThanOrEqual(100);
  const last = await Promise.all(Array.from({ length: 10 }, () => ask('crowd', { count: 100 })));
  expect(sum([...first, ...later, ...last])).toBe(100);
});

test('what was last seen of it may be long untrue', async () => {
  await ask('stale', { count: 90 });
  const seens = [undefined, START - 60 * SECOND, START, START + 20 * SECOND, START + 54 * SECOND];
  for (const seen of seens) expect(await ask('stale', { count: 2, ...(seen && { seen }) })).toMatchObject({ taken: 2 });
  expect(await ask('stale', { count: 2, seen: START })).toMatchObject({ taken: 0 });
});

test("one tenant's bucket is not another's", async () => {
  await ask('tenant', { count: 100 });
  expect(await ask('tenant')).toMatchObject({ taken: 0 });
  expect(await ask('tenant', { tenantId: 'globex' })).toMatchObject({ taken: 5 });
});
