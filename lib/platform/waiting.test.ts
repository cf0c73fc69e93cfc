import { expect, test } from 'vitest';
import { waitedMs, waiting } from './waiting.ts';

const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

test('the wait for a call is counted, and nothing between calls', async () => {
  const before = waitedMs();
  await waiting(() => after(30));
  const once = waitedMs() - before;
  await after(30);
  expect(once).toBeGreaterThanOrEqual(29);
  expect(waitedMs() - before).toBe(once);
});

test('calls side by side count once, one that fails counts too', async () => {
  const before = waitedMs();
  const startedAt = performance.now();
  const calls = [waiting(() => after(40)), waiting(() => after(40).then(() => Promise.reject(new Error('down'))))];
  const outcomes = await Promise.allSettled(calls);
  const whole = performance.now() - startedAt;
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(waitedMs() - before).toBeGreaterThanOrEqual(39);
  expect(waitedMs() - before).toBeLessThanOrEqual(whole);
});

test('a call under way counts as far as it has come', async () => {
  const before = waitedMs();
  const call = waiting(() => after(40));
  await after(20);
  expect(waitedMs() - before).toBeGreaterThanOrEqual(19);
  await call;
});
