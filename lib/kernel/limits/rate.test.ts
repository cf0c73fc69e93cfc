// What clients are told of their limits.
import { expect, test } from 'vitest';
import { endpoint } from '../http/endpoint.ts';
import { tryCall } from '../http/trial-call.ts';
import { type Rate, rateHeaders } from './rate.ts';

const rate: Rate = {
  policies: [
    { name: 'user', tokens: 100, windowSeconds: 60, remaining: 87, resetSeconds: 8 },
    { name: 'tenant', tokens: 10_000, windowSeconds: 60, remaining: 9_987, resetSeconds: 1 },
  ],
};
const greet = endpoint({
  id: 'trial.greet',
  route: 'POST /v1/greetings',
  summary: 'Greets.',
  permission: 'signed-in',
  uses: [],
  output: { 204: null },
  faults: [],
  impact: 'nobody is greeted',
  example: {},
  handle: async () => undefined,
});
const as = (told: Rate) => ({ as: { tenantId: 'acme', rate: JSON.stringify(told) } });

test('both families of headers say the same, of the tightest limit and of all', () => {
  expect(rateHeaders(rate, 1_700_000_000_000)).toEqual({
    'X-RateLimit-Limit': '100',
    'X-RateLimit-Remaining': '87',
    'X-RateLimit-Reset': '1700000008',
    'RateLimit-Policy': '"user";q=100;w=60, "tenant";q=10000;w=60',
    RateLimit: '"user";r=87;t=8, "tenant";r=9987;t=1',
  });
  expect(rateHeaders({ policies: [] }, 0)).toEqual({});
});

test('every answer carries them, a refusal too', async () => {
  const good = await tryCall(greet, as(rate));
  expect([good.status, good.headers['ratelimit']]).toEqual([204, '"user";r=87;t=8, "tenant";r=9987;t=1']);
  const bad = await tryCall(greet, { ...as(rate), query: { nosuch: '1' } });
  expect([bad.status, bad.headers['x-ratelimit-remaining']]).toEqual([400, '87']);
  const free = await tryCall(greet, { as: { tenantId: 'acme' } });
  expect([free.status, free.headers['ratelimit']]).toEqual([204, undefined]);
});

test('one too many is 429 with Retry-After, naming the limit, before anything else is looked at', async () => {
  const spent: Rate = {
    policies: rate.policies.map((one) => (one.name === 'user' ? { ...one, remaining: 0 } : one)),
    retryAfterSeconds: 3,
  };
  const { status, headers, errors } = await tryCall(greet, { ...as(spent), query: { nosuch: '1' } });
  expect([status, headers['retry-after'], headers['x-ratelimit-remaining']]).toEqual([429, '3', '0']);
  expect(errors).toMatchObject([{ code: 'rate_limited', details: { reason: 'rate_limited', policy: 'user' } }]);
});
