// What every answer tells of itself: where its time went, and whether the operation will go.
import { beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { waiting } from '../../platform/waiting.ts';
import { defineFault } from '../../shared/fault.ts';
import { endpoint } from './endpoint.ts';
import { type TrialAnswer, tryCall } from './trial-call.ts';

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));

const Busy = defineFault({
  ...{ reason: 'busy', kind: 'conflict', cause: '.', remedy: '.' },
  say: () => 'It is busy.',
});
const common = {
  summary: 'Waits.',
  permission: 'public',
  uses: [],
  faults: [Busy],
  impact: 'nothing',
  example: {},
  output: { 200: z.object({}) },
} as const;
const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

const slow = endpoint({
  ...common,
  id: 'trial.slow',
  route: 'GET /v1/slow',
  handle: async () => {
    await waiting(() => after(40));
    await after(20);
    return {};
  },
});
const leaving = endpoint({
  ...common,
  id: 'trial.leaving',
  route: 'GET /v1/leaving',
  deprecated: { since: '2026-01-01', sunset: '2026-12-31', successor: '/v1/slow' },
  handle: async () => {
    throw Busy();
  },
});

const timesOf = ({ headers }: TrialAnswer): Record<string, number> =>
  Object.fromEntries(
    [...(headers['server-timing'] ?? '').matchAll(/(\w+);dur=([\d.]+)/g)].map(([, name = '', ms]) => [
      name,
      Number(ms),
    ]),
  );

test('the time is told apart: waiting for services, the domain, the frame around it, all adding up', async () => {
  const { auth, store = 0, domain = 0, overhead = 0, total } = timesOf(await tryCall(slow));
  expect(auth).toBe(0);
  expect(store).toBeGreaterThanOrEqual(38);
  expect(domain).toBeGreaterThanOrEqual(18);
  expect(store + domain + overhead).toBeCloseTo(total ?? 0, 0);
});

test('an operation that will go says so on every answer, refusals too, and names its successor', async () => {
  const { status, headers } = await tryCall(leaving);
  expect(status).toBe(409);
  expect(headers).toMatchObject({
    deprecation: '@1767225600',
    sunset: 'Thu, 31 Dec 2026 00:00:00 GMT',
    link: '</v1/slow>; rel="successor-version"',
  });
  expect(timesOf(await tryCall(leaving))['domain']).toBeGreaterThanOrEqual(0);
  expect((await tryCall(slow)).headers).not.toHaveProperty('deprecation');
});
