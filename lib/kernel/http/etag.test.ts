// The laws of entity tags.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { etagOf, matches, requireMatch } from './etag.ts';

const reversed = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
};

test('a tag is the same exactly where the shown is the same, in whatever order the fields come', () => {
  const plain = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));
  fc.assert(
    fc.property(plain, plain, (a, b) => {
      expect(etagOf(reversed(a))).toBe(etagOf(a));
      expect(etagOf({ a, b }) === etagOf({ a: b, b: a })).toBe(etagOf(a) === etagOf(b));
    }),
  );
});

test('a tag is a quoted string that fits a header', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(etagOf(value)).toMatch(/^"[\w-]{27}"$/);
    }),
  );
});

test('a tag is found in lists, weak or strong, and by the asterisk; never by part of it', () => {
  const tag = etagOf({ id: 1 });
  for (const header of [tag, `W/${tag}`, `"x", ${tag}`, `"x",W/${tag} `, '*', ' * '])
    expect(matches(header, tag)).toBe(true);
  for (const header of ['', '"x"', tag.slice(1), tag.slice(0, -1), `${tag}x`, '"*"'])
    expect(matches(header, tag)).toBe(false);
});

test('without If-Match everything may be changed; a stale one names the present tag', () => {
  expect(() => requireMatch(undefined, { id: 1 })).not.toThrow();
  expect(() => requireMatch(etagOf({ id: 1 }), { id: 1 })).not.toThrow();
  expect(() => requireMatch('"old"', { id: 1 })).toThrow(etagOf({ id: 1 }));
});
