// The laws of retrying: never more attempts than allowed, never longer than the cap, growing in between.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Retrier } from '../asl/fields.ts';
import { matches } from './error-match.ts';
import { delayMs, nextRetry } from './retry.ts';

const retriers = fc.record(
  {
    ErrorEquals: fc.constant<string[]>(['States.ALL']),
    IntervalSeconds: fc.integer({ min: 1, max: 100 }),
    MaxAttempts: fc.integer({ min: 0, max: 8 }),
    BackoffRate: fc.double({ min: 1, max: 4, noNaN: true }),
    MaxDelaySeconds: fc.integer({ min: 1, max: 1000 }),
    JitterStrategy: fc.constantFrom<'NONE' | 'FULL'>('NONE', 'FULL'),
  },
  { requiredKeys: ['ErrorEquals'] },
);

test('a retrier is used exactly MaxAttempts times, and no other retrier after it', () => {
  fc.assert(
    fc.property(retriers, (retrier) => {
      const list: Retrier[] = [retrier, { ErrorEquals: ['States.ALL'] }];
      const used = [0, 0];
      for (let n = 0; n < 20; n += 1) {
        const retry = nextRetry(list, used, { error: 'E', random: () => 0.5 });
        if (!retry) break;
        used[retry.retrier] = (used[retry.retrier] ?? 0) + 1;
      }
      expect(used).toEqual([retrier.MaxAttempts ?? 3, 0]);
    }),
  );
});

test('delays never shrink without jitter, never pass the cap, and jitter only shortens', () => {
  fc.assert(
    fc.property(retriers, fc.nat(10), fc.double({ min: 0, max: 1, noNaN: true }), (given, attempt, luck) => {
      const plain = { ...given, JitterStrategy: 'NONE' as const };
      const full = delayMs(plain, attempt, () => luck);
      expect(delayMs(plain, attempt + 1, () => luck)).toBeGreaterThanOrEqual(full);
      expect(full).toBeLessThanOrEqual((given.MaxDelaySeconds ?? 31_622_400) * 1000);
      expect(delayMs({ ...plain, JitterStrategy: 'FULL' }, attempt, () => luck)).toBeLessThanOrEqual(full);
    }),
  );
});

test('the default law is 1, 2, 4 seconds', () => {
  const plain: Retrier = { ErrorEquals: ['E'] };
  expect([0, 1, 2].map((attempt) => delayMs(plain, attempt, Math.random))).toEqual([1000, 2000, 4000]);
});

test('wildcards match what AWS says they match', () => {
  expect(matches(['States.ALL'], 'Anything')).toBe(true);
  expect(matches(['States.ALL'], 'States.DataLimitExceeded')).toBe(false);
  expect(matches(['States.DataLimitExceeded'], 'States.DataLimitExceeded')).toBe(true);
  expect(matches(['States.Runtime', 'States.ALL'], 'States.Runtime')).toBe(false);
  expect(matches(['States.TaskFailed'], 'States.Timeout')).toBe(false);
  expect(matches(['States.TaskFailed'], 'Mine')).toBe(true);
  expect(matches(['States.Timeout'], 'States.HeartbeatTimeout')).toBe(true);
  expect(matches(['Other'], 'Mine')).toBe(false);
});
