// The laws of partial responses.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectFields } from './fields.ts';

const name = fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__', 'toString');
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.dictionary(name, tie('tree')),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
}));
const fields = fc
  .array(
    fc.array(name, { minLength: 1, maxLength: 3 }).map((path) => path.join('.')),
    { maxLength: 4 },
  )
  .map((paths) => paths.join(','));

/** Every path of `part` leads to the same leaf in `whole`. */
function within(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(whole) && part.every((element, at) => within(element, whole[at]));
  if (typeof part !== 'object' || part === null) return part === whole;
  if (typeof whole !== 'object' || whole === null) return false;
  const known = new Map(Object.entries(whole));
  return Object.entries(part).every(([key, value]) => known.has(key) && within(value, known.get(key)));
}

test('what is shown is part of what there is, whatever is asked for', () => {
  fc.assert(
    fc.property(tree, fields, (data, asked) => {
      expect(within(selectFields(data, asked), data)).toBe(true);
    }),
  );
});

test('asking twice changes nothing, and the order of asking neither', () => {
  fc.assert(
    fc.property(tree, fields, (data, asked) => {
      const once = selectFields(data, asked);
      expect(selectFields(once, asked)).toEqual(once);
      expect(selectFields(data, asked.split(',').toReversed().join(','))).toEqual(once);
    }),
  );
});

test('asking for more never shows less', () => {
  fc.assert(
    fc.property(tree, fields, fields, (data, asked, more) => {
      fc.pre(asked !== '' && more !== '');
      expect(within(selectFields(data, asked), selectFields(data, `${asked},${more}`))).toBe(true);
    }),
  );
});

test('a branch beside its twig is the whole branch; elements of lists are pruned alike', () => {
  const data = [
    { id: 1, stats: { count: 2, sum: 3 } },
    { id: 2, stats: null },
  ];
  expect(selectFields(data, 'stats.count, stats')).toEqual([{ stats: { count: 2, sum: 3 } }, { stats: null }]);
  expect(selectFields(data, 'stats.count')).toEqual([{ stats: { count: 2 } }, { stats: null }]);
  expect(selectFields(data, ' ,')).toEqual(data);
});
