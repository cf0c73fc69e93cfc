// The laws of the pattern language, and the published examples of each operator.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern, type Json } from './pattern.ts';

const matches = (pattern: Json, event: Json) => compilePattern(pattern)(event);
const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const key = fc.string({ minLength: 1 }).filter((name) => name !== '$or' && name !== '__proto__');

test('an event always matches the pattern made of its own values', () => {
  fc.assert(
    fc.property(fc.dictionary(key, fc.dictionary(key, scalar, { minKeys: 1 }), { minKeys: 1 }), (event) => {
      const pattern = Object.fromEntries(
        Object.entries(event).map(([name, inner]) => [
          name,
          Object.fromEntries(Object.entries(inner).map(([k, v]) => [k, [v]])),
        ]),
      );
      expect(matches(pattern, event)).toBe(true);
    }),
  );
});

test('anything-but is the opposite of exact on every field that is there', () => {
  fc.assert(
    fc.property(scalar, scalar, (wanted, value) => {
      expect(matches({ a: [{ 'anything-but': [wanted] }] }, { a: value })).toBe(
        !matches({ a: [wanted] }, { a: value }),
      );
    }),
  );
});

test('a text always matches every prefix, suffix and split of itself', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
      fc.pre(!/[*\\]/.test(a + c));
      const event = { t: a + b + c };
      expect(matches({ t: [{ prefix: a }] }, event) && matches({ t: [{ suffix: c }] }, event)).toBe(true);
      expect(matches({ t: [{ wildcard: `${a}*${c}` }] }, event)).toBe(true);
    }),
  );
});

test('exists true and exists false never agree', () => {
  fc.assert(
    fc.property(fc.option(scalar, { nil: undefined }), (value) => {
      const event = value === undefined ? {} : { a: value };
      expect(matches({ a: [{ exists: true }] }, event)).toBe(!matches({ a: [{ exists: false }] }, event));
    }),
  );
});

test('a numeric range matches exactly the numbers inside it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer(), (low, high, value) => {
      expect(matches({ n: [{ numeric: ['>=', low, '<', high] }] }, { n: value })).toBe(value >= low && value < high);
    }),
  );
});

test('$or matches when either of its patterns does, beside fields that must match as well', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (a, b, c) => {
      const pattern = { c: [true], $or: [{ a: [true] }, { b: [true] }] };
      expect(matches(pattern, { a, b, c })).toBe(c && (a || b));
    }),
  );
});

test.each<[Json, Json, boolean]>([
  [{ s: [{ 'equals-ignore-case': 'AbC' }] }, { s: 'aBc' }, true],
  [{ s: [{ prefix: { 'equals-ignore-case': 'us-' } }] }, { s: 'US-east' }, true],
  [{ s: [{ 'anything-but': { prefix: 'init' } }] }, { s: 'initial' }, false],
  [{ s: [{ 'anything-but': { suffix: ['.png', '.jpg'] } }] }, { s: 'a.txt' }, true],
  [{ s: [{ wildcard: 'a\\*b*' }] }, { s: 'a*bc' }, true],
  [{ s: [{ cidr: '10.0.0.0/24' }] }, { s: '10.0.0.7' }, true],
  [{ s: ['a', { numeric: ['=', 3] }] }, { s: ['x', 3] }, true],
  [{ l: { v: [1] } }, { l: [{ v: 2 }, { v: 1 }] }, true],
  [{ s: ['1'] }, { s: 1 }, false],
  [{ s: [null] }, {}, false],
])('%j on %j is %j', (pattern, event, expected) => expect(matches(pattern, event)).toBe(expected));

test.each<[Json, string]>([
  [{ a: 'b' }, '$.a must be an object'],
  [{ a: [] }, '$.a is an empty list'],
  [{ a: { b: [{ like: 'x' }] } }, '$.a.b has a comparison EventBridge does not know'],
  [{ a: [{ numeric: ['>', 'x'] }] }, 'numeric can compare with'],
])('%j is refused with a sentence naming the place', (pattern, words) =>
  expect(() => compilePattern(pattern)).toThrow(words),
);
