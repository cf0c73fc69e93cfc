// What an authorizer's memory promises.
import { expect, test } from 'vitest';
import { type KnownCaller, knownCallers } from './known-callers.ts';

const at = (second: number): Date => new Date(second * 1000);
const caller = (goodUntil: number): KnownCaller => ({
  context: { tenantId: 'acme', subject: 'ada', roles: 'viewer', permissions: '' },
  goodUntil: at(goodUntil),
});
const token = { kind: 'token', text: 'a.b.c' } as const;

test('nobody is gone by for longer than said, nor beyond the end of what they showed', () => {
  const callers = knownCallers(30);
  callers.keep(token, caller(1_000), at(100));
  expect(callers.find(token, at(129.9))).toMatchObject(caller(1_000));
  expect(callers.find(token, at(130))).toBeUndefined();
  callers.keep(token, caller(110), at(100));
  expect(callers.find(token, at(110))).toBeUndefined();
});

test('a token and a key of the same letters are two callers', () => {
  const callers = knownCallers(30);
  callers.keep(token, caller(1_000), at(100));
  expect(callers.find({ kind: 'key', text: token.text }, at(101))).toBeUndefined();
});

test('the oldest are forgotten first when many come', () => {
  const callers = knownCallers(30, 2);
  const one = (text: string) => ({ kind: 'key', text }) as const;
  for (const text of ['a', 'b', 'c']) callers.keep(one(text), caller(1_000), at(100));
  expect(['a', 'b', 'c'].map((text) => callers.find(one(text), at(101)) !== undefined)).toEqual([false, true, true]);
});
