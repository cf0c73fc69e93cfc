// What anybody may try without signing in: ten guesses a minute of one account from one address, on a real table.
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { openGround } from '../../../local/ground/index.ts';
import { defineFault } from '../../shared/fault.ts';
import { SENSITIVE } from '../limits/policies.ts';
import { endpoint } from './endpoint.ts';
import { addressOf } from './source-address.ts';
import { tryCall } from './trial-call.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());
beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => undefined));

const Wrong = defineFault({
  ...{ reason: 'wrong', kind: 'unauthenticated', cause: '.', remedy: '.' },
  say: () => 'Wrong.',
});
const enter = endpoint({
  ...{ id: 'trial.enter', route: 'POST /v1/enter', summary: 'Enters.', permission: 'public', impact: 'nothing' },
  ...{ uses: [], faults: [Wrong], example: {}, limit: { ...SENSITIVE, by: 'email' } },
  body: z.strictObject({ email: z.email(), word: z.string() }),
  output: { 200: z.object({}) },
  handle: async ({ body }) => {
    if (body.word !== 'open sesame') throw Wrong();
    return {};
  },
});
const guess = (email: string, from: string, word = 'guess') => tryCall(enter, { from, body: { email, word } });
const many = async (times: number, ask: () => ReturnType<typeof guess>) => {
  const answers = [];
  for (let at = 0; at < times; at++) answers.push((await ask()).status);
  return answers;
};

test('the eleventh guess within a minute is refused, and says when to come again and how one stands', async () => {
  expect(new Set(await many(10, () => guess('a@x.test', '192.0.2.7')))).toEqual(new Set([401]));
  const { status, headers, errors } = await guess('a@x.test', '192.0.2.7', 'open sesame');
  expect([status, errors[0]?.details.reason]).toEqual([429, 'rate_limited']);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(headers['x-ratelimit-remaining']).toBe('0');
  expect(headers['ratelimit-policy']).toBe('"account";q=10;w=60, "address";q=100;w=60');
});

test('another account, and another address, are not kept out by it', async () => {
  await many(11, () => guess('b@x.test', '192.0.2.8'));
  expect((await guess('b@x.test', '192.0.2.8')).status).toBe(429);
  expect((await guess('c@x.test', '192.0.2.8')).status).toBe(401);
  expect((await guess('b@x.test', '192.0.2.9')).status).toBe(401);
});

test('who succeeds uses nothing up', async () => {
  const entered = await many(25, () => guess('d@x.test', '192.0.2.10', 'open sesame'));
  expect(new Set(entered)).toEqual(new Set([200]));
});

test('at once as one after the other: of thirty guesses ten are looked at', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => guess('e@x.test', '192.0.2.11')));
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
});

test('an address that tries account after account is refused after a hundred', async () => {
  const answers: number[] = [];
  // It fills up again meanwhile: by less than two a second.
  for (let at = 0; at < 500 && !answers.includes(429); at += 10) {
    const ten = Array.from({ length: 10 }, (_, one) => guess(`f${at + one}@x.test`, '192.0.2.12'));
    answers.push(...(await Promise.all(ten)).map(({ status }) => status));
  }
  expect(answers).toContain(429);
  expect(answers.indexOf(429)).toBeGreaterThanOrEqual(100);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:0db8:0001:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('the address %j counts as %j', (ip, counted) => {
  expect(addressOf(ip)).toBe(counted);
});
