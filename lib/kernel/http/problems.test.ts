// What problems promise: a JSON Pointer that leads to the fault, all of them at once, and the nearest known name.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { pointer, problemsOf } from './problems.ts';
import { worded } from './worded.ts';

const Member = z.strictObject({ email: z.string(), role: z.enum(['admin', 'viewer']) });
const Company = z.strictObject({
  name: z.string(),
  members: z.array(Member).default([]),
  labels: z.record(z.string(), z.strictObject({ colour: z.string() })).optional(),
  contact: Member.nullable().optional(),
});

const found = (given: unknown, root = '') => {
  const parsed = Company.safeParse(given, worded);
  return parsed.success ? [] : problemsOf(parsed.error, Company, { root, value: given });
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

const Form = z.strictObject({
  day: z.iso.date(),
  count: z.int().min(1),
  unit: z.enum(['kg', 'tonne']),
  names: z.array(z.string()).max(2),
  amount: z.union([z.string(), z.number()]),
  shape: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('round'), radius: z.string() }),
    z.strictObject({ kind: z.literal('square') }),
  ]),
  password: z.string().min(12),
});

const said = (given: unknown): Record<string, string> => {
  const parsed = Form.safeParse(given, worded);
  const problems = parsed.success ? [] : problemsOf(parsed.error, Form, { root: '', value: given });
  return Object.fromEntries(problems.map(({ field = '', message }) => [field, message]));
};

test('beside the field stands what was given, cut short, unless it is no single value or a secret', () => {
  const given = { size: 'x'.repeat(1000), colour: ['red'], password: 'short' };
  const Asked = z.object({ size: z.int(), colour: z.string(), password: z.string().min(12), missing: z.string() });
  const parsed = Asked.safeParse(given, worded);
  const problems = parsed.success ? [] : problemsOf(parsed.error, Asked, { root: '', value: given });
  const values = problems.map(({ field, details }) => [field, details?.['value']]);
  expect(Object.fromEntries(values)).toEqual({
    ...{ '/size': 'x'.repeat(80), '/colour': undefined, '/password': undefined, '/missing': undefined },
  });
  expect(JSON.stringify(problems)).not.toContain('short');
  expect(JSON.stringify(found('password=short'))).not.toContain('short');
});

test('what is missing is called missing, and said what to give', () => {
  expect(said({})).toEqual({
    '/day': 'Missing: give a day of the calendar as YYYY-MM-DD.',
    '/count': 'Missing: give a whole number.',
    '/unit': 'Missing: give one of "kg", "tonne".',
    '/names': 'Missing: give a list.',
    '/amount': 'Missing: give text or a number.',
    '/shape': 'Missing: give an object.',
    '/password': 'Missing: give text.',
  });
});

test('what is wrong is named with its value and what should stand there instead, secrets never', () => {
  const given = { day: '31/02/2025', count: 1.5, unit: 'tone', names: ['a', 'b', 'c'], amount: null };
  expect(said({ ...given, shape: { kind: 'rund' }, password: 'abc' })).toEqual({
    '/day': 'Give a day of the calendar as YYYY-MM-DD, not "31/02/2025".',
    '/count': 'Give a whole number, not 1.5.',
    '/unit': 'Give one of "kg", "tonne", not "tone". Did you mean "tonne"?',
    '/names': 'Give at most 2 items, not 3.',
    '/amount': 'Give text or a number, not null.',
    '/shape/kind': 'Give one of "round", "square", not "rund". Did you mean "round"?',
    '/password': 'Give text of at least 12 characters, not 3.',
  });
  expect(said({ ...given, shape: { kind: 'round', radius: 3 }, password: 1234 })).toMatchObject({
    '/shape/radius': 'Give text, not 3.',
    '/password': 'Give text, not a number.',
  });
});

test('an unknown field of one form of a union is held against the names of that form', () => {
  const Shape = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('round'), radius: z.number() }),
    z.strictObject({ kind: z.literal('box'), width: z.number().optional(), radiator: z.number().optional() }),
  ]);
  const told = (shapes: readonly object[]) => {
    const List = z.array(Shape);
    const { error } = List.safeParse(shapes, worded);
    return error ? problemsOf(error, List, { root: '', value: shapes }).map(({ message }) => message) : [];
  };
  expect(told([{ kind: 'round', radius: 1, radios: 2 }])).toEqual(['Unknown field "radios". Did you mean "radius"?']);
  expect(told([{ kind: 'box', colour: 2 }])).toEqual(['Unknown field "colour". Known here: kind, width, radiator.']);
});

test('of forms of a union the one that was meant is mended, however deep they are nested', () => {
  const One = z.strictObject({ field: z.string(), is: z.enum(['gt', 'lt']), value: z.number() });
  const Two = z.strictObject({ field: z.string(), is: z.literal('null') });
  const Where = z.strictObject({ where: z.union([z.union([One, Two]), z.strictObject({ all: z.array(One) })]) });
  const told = (where: unknown) => {
    const parsed = Where.safeParse({ where }, worded);
    return parsed.success
      ? []
      : problemsOf(parsed.error, Where, { root: '', value: { where } }).map(
          ({ field, message }) => `${field} ${message}`,
        );
  };
  expect(told({ field: 'a', is: 'gtt', value: 1 })).toEqual([
    '/where/is Give one of "gt", "lt", not "gtt". Did you mean "gt"?',
  ]);
  expect(told({ all: [{ field: 'a', is: 'gt', value: 'x' }] })).toEqual([
    '/where/all/0/value Give a number, not the text "x".',
  ]);
  expect(told({ field: 'a', is: 'null', valu: 1 })).toEqual([
    '/where/valu Unknown field "valu". Known here: field, is.',
  ]);
  expect(told(5)).toEqual(['/where Give an object, not 5.']);
});

test('a body of a million wrong fields is answered with those that can be mended by hand, and how many there are', () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`field${index}`, 1]));
  const problems = found({ name: 'A', ...many });
  expect(problems).toHaveLength(501);
  expect(problems.at(-1)).toEqual({ field: '', message: 'There are more problems, 100000 in all; mend these first.' });
});

test('a name as long as a book is compared with none of ours', () => {
  const [problem] = found({ name: 'A', ['x'.repeat(1_000_000)]: 1 });
  expect(problem?.message).not.toContain('Did you mean');
});

test('a key that cannot stand there is told by name, with what would be right', () => {
  const Ranges = z.record(z.string().regex(/^[a-z-]+$/, 'Begins with a small letter.'), z.string());
  const value = { 'Fleet Fuel': '^1', 'fuel-emissions': '^1' };
  const parsed = Ranges.safeParse(value, worded);
  expect(parsed.success ? [] : problemsOf(parsed.error, Ranges, { root: '', value })).toEqual([
    { field: '/Fleet Fuel', message: '"Fleet Fuel" cannot be a key here. Begins with a small letter.' },
  ]);
});
