// What problems promise: a JSON Pointer that leads to the fault, all of them at once, and the nearest known name.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { pointer, problemsOf } from './problems.ts';

const Member = z.strictObject({ email: z.string(), role: z.enum(['admin', 'viewer']) });
const Company = z.strictObject({
  name: z.string(),
  members: z.array(Member).default([]),
  labels: z.record(z.string(), z.strictObject({ colour: z.string() })).optional(),
  contact: Member.nullable().optional(),
});

const found = (given: unknown, root = '') => {
  const parsed = Company.safeParse(given);
  return parsed.success ? [] : problemsOf(parsed.error, Company, root);
};

test('a pointer leads back to its path, whatever the keys are made of', () => {
  const key = fc.string({ unit: fc.constantFrom('/', '~', '0', '1', 'a', ' ', '#') });
  const back = (text: string) =>
    text
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  fc.assert(
    fc.property(fc.array(key), (path) => {
      expect(back(pointer(path))).toEqual(path);
    }),
  );
});

test('all problems are told at once, each at its place', () => {
  const given = {
    nam: 'x',
    members: [
      { email: 1, role: 'admin' },
      { email: 'a', role: 'boss', rol: 1 },
    ],
  };
  expect(
    found(given)
      .map(({ field }) => field)
      .sort(),
  ).toEqual(['/members/0/email', '/members/1/rol', '/members/1/role', '/nam', '/name']);
});

test('an unknown field is answered with the nearest known name, at any depth', () => {
  const base = { name: 'x' };
  expect(found({ ...base, memberz: [] })[0]?.message).toContain('Did you mean "members"?');
  expect(found({ ...base, members: [{ emial: 'a', email: 'a', role: 'admin' }] })[0]?.message).toContain('"email"');
  expect(found({ ...base, labels: { x: { colour: 'red', color: 'red' } } })[0]).toMatchObject({
    field: '/labels/x/color',
    message: 'Unknown field "color". Did you mean "colour"?',
  });
  expect(found({ ...base, contact: { email: 'a', role: 'admin', zzzzzzzz: 1 } })[0]?.message).toContain(
    'Known here: email, role.',
  );
});

test('names that every object carries are unknown fields like others', () => {
  const given: unknown = JSON.parse('{"name":"x","__proto__":{"a":1},"constructor":1,"toString":2}');
  expect(
    found(given)
      .map(({ field }) => field)
      .sort(),
  ).toEqual(['/__proto__', '/constructor', '/toString']);
});

test('whatever is sent, every problem has words and a place under its root', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (given) => {
      for (const { field, message } of found(given, '/query')) {
        expect(field).toMatch(/^\/query(\/|$)/);
        expect(message).not.toBe('');
      }
    }),
  );
});
