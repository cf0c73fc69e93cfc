// What leasing promises over any number of containers, in any order: hardly more than a bucket grants, at hardly any calls.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Draw, type Limit, type Moment, takeFrom } from '../../platform/buckets/index.ts';
import { LEASE_SECONDS, leaseOf, leasing, type Policy } from './leases.ts';

const SECOND = 1_000_000;
const START = 1_700_000_000 * SECOND;
const policyOf = (limit: Limit, bucket = 'user:ada', tenantId = 'acme'): Policy => ({
  name: 'user',
  tenantId,
  bucket,
  limit,
});

/** The table, as far as buckets see it: one draw after another. */
function table() {
  const held = new Map<string, Moment>();
  const calls: string[] = [];
  return {
    calls,
    draw: async ({ tenantId, bucket, limit, count, now }: Draw) => {
      const key = `${tenantId} ${bucket}`;
      calls.push(key);
      const next = takeFrom(limit, held.get(key), count, now);
      held.set(key, next.fullAt);
      return next;
    },
  };
}

const arrivals = fc.array(
  fc.record({ container: fc.nat(9), pauseMs: fc.oneof(fc.constant(0), fc.nat(50), fc.nat(20_000)) }),
  { maxLength: 300 },
);
const limits = fc.record({ tokens: fc.integer({ min: 1, max: 200 }), windowSeconds: fc.constantFrom(1, 10, 60) });

test('over any interleaving, at most tokens + rate * (t + lease) are let in within t, and tokens + rate * t from the first', async () => {
  await fc.assert(
    fc.asyncProperty(limits, arrivals, async (limit, all) => {
      const shared = table();
      const containers = Array.from({ length: 10 }, () => leasing());
      const rate = limit.tokens / (limit.windowSeconds * SECOND);
      const granted: Moment[] = [];
      let now = START;
      for (const { container, pauseMs } of all) {
        now += pauseMs * 1000;
        const { admitted } = (await containers[container]?.spend(shared, [policyOf(limit)], now)) ?? {
          admitted: false,
        };
        if (admitted) granted.push(now);
      }
      granted.forEach((from, index) => {
        for (let last = index; last < granted.length; last++) {
          const elapsed = (granted[last] ?? 0) - from;
          const allowed = limit.tokens + rate * (elapsed + (index === 0 ? 0 : LEASE_SECONDS * SECOND));
          expect(last - index + 1).toBeLessThanOrEqual(allowed + 1e-6);
        }
      });
    }),
  );
});

test('the common request costs no call: a container asks once per lease, and never while it knows the bucket to be empty', async () => {
  const shared = table();
  const leases = leasing();
  const policy = policyOf({ tokens: 100, windowSeconds: 60 });
  const outcomes: boolean[] = [];
  for (let request = 0; request < 1_000; request++)
    outcomes.push((await leases.spend(shared, [policy], START + request)).admitted);
  expect(outcomes.filter(Boolean).length).toBe(100);
  expect(outcomes.indexOf(false)).toBe(100);
  expect(shared.calls.length).toBe(100 / leaseOf(policy.limit) + 1);
});

test('who is refused is told when to come, and is let in then', async () => {
  await fc.assert(
    fc.asyncProperty(limits, async (limit) => {
      const shared = table();
      const leases = leasing();
      const policy = policyOf(limit);
      let spent = await leases.spend(shared, [policy], START);
      for (let more = 0; more < limit.tokens; more++) spent = await leases.spend(shared, [policy], START);
      expect(spent.admitted).toBe(false);
      const [standing] = spent.standings;
      expect((await leases.spend(shared, [policy], (standing?.tokenAt ?? 0) - 1)).admitted).toBe(false);
      expect((await leases.spend(shared, [policy], standing?.tokenAt ?? 0)).admitted).toBe(true);
    }),
  );
});

test('a refusal by one bucket takes nothing from the others', async () => {
  const shared = table();
  const leases = leasing();
  const tight = policyOf({ tokens: 1, windowSeconds: 60 }, 'tight');
  const wide = policyOf({ tokens: 100, windowSeconds: 60 }, 'wide');
  const remaining = async () =>
    (await leases.spend(shared, [tight, wide], START)).standings.map((one) => one.remaining);
  expect(await remaining()).toEqual([0, 99]);
  expect(await remaining()).toEqual([0, 99]);
  expect(await remaining()).toEqual([0, 99]);
});

test("one tenant's flood takes nothing from another, nor from its own people's limits", async () => {
  const shared = table();
  const leases = leasing();
  const limit = { tokens: 100, windowSeconds: 60 };
  for (let request = 0; request < 10_000; request++)
    await leases.spend(shared, [policyOf(limit, 'user:mallory', 'globex'), policyOf(limit, 'tenant', 'globex')], START);
  const acme = await leases.spend(shared, [policyOf(limit), policyOf(limit, 'tenant')], START);
  expect([acme.admitted, acme.standings.map(({ remaining }) => remaining)]).toEqual([true, [99, 99]]);
});

test('what is left is never told to be more than the limit, nor less than nothing', async () => {
  await fc.assert(
    fc.asyncProperty(limits, arrivals, async (limit, all) => {
      const shared = table();
      const leases = leasing();
      let now = START;
      for (const { pauseMs } of all) {
        now += pauseMs * 1000;
        const { admitted, standings } = await leases.spend(shared, [policyOf(limit)], now);
        const remaining = standings[0]?.remaining ?? -1;
        expect(remaining).toBeGreaterThanOrEqual(0);
        expect(remaining).toBeLessThanOrEqual(limit.tokens - 1);
        expect(admitted || remaining === 0).toBe(true);
      }
    }),
  );
});
