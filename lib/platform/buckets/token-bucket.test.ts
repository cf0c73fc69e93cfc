// What a token bucket promises, whatever is asked of it and when.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Limit, nextTokenAt, takeFrom, tokensIn } from './token-bucket.ts';

const SECOND = 1_000_000;
const limits = fc.record({
  tokens: fc.integer({ min: 1, max: 100_000 }),
  windowSeconds: fc.integer({ min: 1, max: 3600 }),
});
const asks = fc.array(fc.record({ pause: fc.nat(90 * SECOND), count: fc.integer({ min: 1, max: 300 }) }), {
  maxLength: 60,
});

test('no more is ever taken than tokens + rate * time, from any ask to any later one', () => {
  fc.assert(
    fc.property(limits, asks, (limit, asked) => {
      const rate = limit.tokens / (limit.windowSeconds * SECOND);
      const taken: { at: number; count: number }[] = [];
      let fullAt: number | undefined;
      let now = 1_700_000_000 * SECOND;
      for (const { pause, count } of asked) {
        now += pause;
        const next = takeFrom(limit, fullAt, count, now);
        expect(next.taken).toBeLessThanOrEqual(count);
        taken.push({ at: now, count: next.taken });
        fullAt = next.fullAt;
      }
      taken.forEach((first, from) => {
        let sum = 0;
        for (const { at, count } of taken.slice(from)) {
          sum += count;
          expect(sum).toBeLessThanOrEqual(limit.tokens + rate * (at - first.at) + 1e-6);
        }
      });
    }),
  );
});

test('a full bucket gives all it holds, and an empty one gives again exactly when it says', () => {
  fc.assert(
    fc.property(limits, fc.nat(), (limit, now) => {
      const all = takeFrom(limit, undefined, limit.tokens + 1, now);
      expect(all.taken).toBe(limit.tokens);
      const again = nextTokenAt(limit, all.fullAt);
      expect(takeFrom(limit, all.fullAt, 1, again - 1).taken).toBe(0);
      expect(takeFrom(limit, all.fullAt, 1, again).taken).toBe(1);
      expect(tokensIn(limit, all.fullAt, all.fullAt)).toBe(limit.tokens);
    }),
  );
});

test('100 a minute: the 101st waits 0.6 seconds', () => {
  const limit: Limit = { tokens: 100, windowSeconds: 60 };
  const { fullAt } = takeFrom(limit, undefined, 100, 0);
  expect(fullAt).toBe(60 * SECOND);
  expect(nextTokenAt(limit, fullAt)).toBe(0.6 * SECOND);
});
