// The laws of next fire times, and AWS's own examples of its cron dialect.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wallTimeOf } from './local-time.ts';
import { nextFire, parseExpression } from './schedule-expression.ts';

const instant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) });
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata');

test('the next fire is later than now and at the wall-clock time the cron names', () => {
  fc.assert(
    fc.property(
      instant,
      zone,
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 4, max: 23 }),
      (now, timezone, minute, hour) => {
        const next = nextFire(parseExpression(`cron(${minute} ${hour} * * ? *)`, timezone), now, now) ?? 0;
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(25 * 3_600_000);
        expect(wallTimeOf(next, timezone)).toMatchObject({ minute, hour });
      },
    ),
    { numRuns: 50 },
  );
});

test('no fire lies between a fire and its next one', () => {
  fc.assert(
    fc.property(instant, fc.double({ min: 0, max: 1, noNaN: true }), (now, share) => {
      const schedule = parseExpression('cron(0/20 8-17 ? * MON-FRI *)', 'Europe/Berlin');
      const next = nextFire(schedule, now, now) ?? 0;
      const between = Math.floor(now + (next - 1 - now) * share);
      expect(nextFire(schedule, between, now)).toBe(next);
    }),
    { numRuns: 50 },
  );
});

test('a rate fires at whole multiples after its start', () => {
  fc.assert(
    fc.property(instant, fc.nat(1e9), fc.integer({ min: 1, max: 90 }), (start, passed, minutes) => {
      const next = nextFire(parseExpression(`rate(${minutes} minutes)`, 'UTC'), start + passed, start) ?? 0;
      expect((next - start) % (minutes * 60_000)).toBe(0);
      expect(next - start - passed).toBeGreaterThan(0);
      expect(next - start - passed).toBeLessThanOrEqual(minutes * 60_000);
    }),
  );
});

test.each([
  ['cron(15 12 * * ? *)', '2026-01-01T12:15:00Z'],
  ['cron(0 18 ? * MON-FRI *)', '2026-01-01T18:00:00Z'],
  ['cron(0 8 1 * ? *)', '2026-01-01T08:00:00Z'],
  ['cron(0 0 L * ? *)', '2026-01-31T00:00:00Z'],
  ['cron(0 0 3W * ? *)', '2026-01-02T00:00:00Z'],
  ['cron(0 9 ? * 2#1 *)', '2026-01-05T09:00:00Z'],
  ['cron(0 9 ? * 6L *)', '2026-01-30T09:00:00Z'],
  ['cron(0 0 29 2 ? *)', '2028-02-29T00:00:00Z'],
  ['at(2026-05-01T10:00:00)', '2026-05-01T10:00:00Z'],
])('%s is next due at %s', (expression, expected) => {
  const now = Date.UTC(2026, 0, 1, 0, 0, 1);
  expect(new Date(nextFire(parseExpression(expression, 'UTC'), now, now) ?? 0)).toEqual(new Date(expected));
});

test('an at() that has passed and a cron whose years are over never fire again', () => {
  const now = Date.UTC(2026, 0, 1);
  expect(nextFire(parseExpression('at(2020-01-01T00:00:00)', 'UTC'), now, now)).toBeUndefined();
  expect(nextFire(parseExpression('cron(0 0 1 1 ? 2020)', 'UTC'), now, now)).toBeUndefined();
});

test.each([
  'rate(0 minutes)',
  'rate(5 weeks)',
  'cron(* * * * *)',
  'cron(0 0 * * * *)',
  'cron(61 0 * * ? *)',
  'daily',
  'at(tomorrow)',
])('%s is refused with words', (expression) =>
  expect(() => parseExpression(expression, 'UTC')).toThrow(/schedule|cron/),
);
