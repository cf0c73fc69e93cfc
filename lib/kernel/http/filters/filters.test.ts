// The laws of filters: what is written is what is asked, and nothing a caller writes costs more than its length.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { fieldsOf, filterOver, holds, onlyIn, readFilters } from './index.ts';
import { type Filter, type Literal, OPERATORS } from './model.ts';
import { FilterRefused, parseFilter } from './parse-filter.ts';

const Item = z.object({
  id: z.string(),
  state: z.enum(['DRAFT', 'CERTIFIED']),
  createdAt: z.iso.datetime(),
  version: z.int(),
  listed: z.boolean().optional(),
  tags: z.array(z.string()),
});
const fields = fieldsOf(Item);

const literal = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const field = fc.constantFrom('a', 'b', 'c');
const compare = fc
  .record({ field, operator: fc.constantFrom(...OPERATORS), values: fc.array(literal, { minLength: 1, maxLength: 3 }) })
  .map(
    ({ operator, values, ...rest }): Filter => ({
      kind: 'compare',
      ...rest,
      operator,
      values: operator === 'in' ? values : values.slice(0, 1),
    }),
  );
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    compare,
    tie('filter').map((of): Filter => ({ kind: 'not', of })),
    fc.record({ kind: fc.constantFrom('all', 'any'), of: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }) }),
  ),
}));

const spell = (value: Literal): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
function print(one: Filter): string {
  if (one.kind === 'not') return `not (${print(one.of)})`;
  if (one.kind !== 'compare')
    return one.of.map((inner) => `(${print(inner)})`).join(one.kind === 'all' ? ' and ' : ' or ');
  const [first = null] = one.values;
  const value = one.operator === 'in' ? `(${one.values.map(spell).join(', ')})` : spell(first);
  return `${one.field} ${one.operator} ${value}`;
}
const size = (one: Filter): number =>
  one.kind === 'compare' ? 1 : one.kind === 'not' ? size(one.of) : one.of.reduce((sum, inner) => sum + size(inner), 0);

test('what is written down is what is read', () => {
  fc.assert(
    fc.property(filter, (asked) => {
      fc.pre(size(asked) <= 50 && print(asked).length <= 2000);
      expect(parseFilter(print(asked))).toEqual(asked);
    }),
  );
});

test('not turns and into or, whatever the item holds', () => {
  const item = fc.dictionary(field, literal);
  fc.assert(
    fc.property(filter, filter, item, (a, b, one) => {
      const not = (of: Filter): Filter => ({ kind: 'not', of });
      expect(holds(not({ kind: 'all', of: [a, b] }), one)).toBe(holds({ kind: 'any', of: [not(a), not(b)] }, one));
    }),
  );
});

test('whatever passes has the one value that a filter is said to let pass', () => {
  const small = fc.constantFrom<Literal>('x', 'y', 1, null);
  const item = fc.dictionary(field, small);
  const values = fc.array(small, { minLength: 1, maxLength: 2 });
  const one = fc.record({ field, values }).map((rest): Filter => ({ kind: 'compare', operator: 'in', ...rest }));
  const both = fc
    .array(fc.oneof(one, filter), { minLength: 1, maxLength: 3 })
    .map((of): Filter => ({ kind: 'all', of }));
  let passed = 0;
  fc.assert(
    fc.property(both, item, (asked, found) => {
      if (!holds(asked, found)) return;
      passed += Object.keys(onlyIn(asked)).length;
      expect({ ...emptied(onlyIn(asked)), ...found }).toMatchObject(onlyIn(asked));
    }),
    { numRuns: 2000 },
  );
  expect(passed).toBeGreaterThan(50);
});

const emptied = (values: object) => Object.fromEntries(Object.keys(values).map((name) => [name, null]));

test('any text is read or refused with a place in it', () => {
  const piece = fc.constantFrom(
    '(',
    ')',
    "'",
    'a',
    ' eq ',
    ' in ',
    ',',
    'not ',
    ' and ',
    ' or ',
    '1',
    'null',
    '%',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
      try {
        parseFilter(parts.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(FilterRefused);
      }
    }),
  );
});

test('bombs are refused: too long, too deep, too many', () => {
  const many = Array.from({ length: 60 }, (_, at) => `a eq ${at}`).join(' or ');
  for (const bomb of ['('.repeat(2100), `${'('.repeat(40)}a eq 1`, `${'not '.repeat(40)}a eq 1`, many])
    expect(() => parseFilter(bomb)).toThrow(FilterRefused);
});

test('plain fields of the items can be filtered by, with their types and choices', () => {
  expect([...fields].map(([name, { type }]) => [name, type])).toEqual([
    ['id', 'text'],
    ['state', 'text'],
    ['createdAt', 'time'],
    ['version', 'number'],
    ['listed', 'boolean'],
    ['tags', 'text'],
  ]);
});

const passing = (query: Record<string, string>, items: readonly object[]) => {
  const { filter: asked, problems } = readFilters(query, fields);
  expect(problems).toEqual([]);
  return items.flatMap((item, at) => (asked && holds(asked, item) ? [at] : []));
};

test('fields are compared as what they are', () => {
  const items = [
    { id: 'Mill-1', state: 'DRAFT', createdAt: '2026-01-31T10:00:00.000Z', version: 9, tags: [] },
    { id: 'mill-2', state: 'CERTIFIED', createdAt: '2026-02-01T00:00:00.000Z', version: 10, listed: true, tags: [] },
  ];
  expect(passing({ 'version[gt]': '9' }, items)).toEqual([1]);
  expect(passing({ 'createdAt[gte]': '2026-02-01' }, items)).toEqual([1]);
  expect(passing({ 'createdAt[lt]': '2026-02-01T01:00:00+01:00' }, items)).toEqual([0]);
  expect(passing({ 'id[contains]': 'MILL', state: 'DRAFT' }, items)).toEqual([0]);
  expect(passing({ 'state[in]': 'DRAFT,CERTIFIED', 'listed[ne]': 'true' }, items)).toEqual([0]);
  expect(passing({ filter: "(version gt 9 or id eq 'Mill-1') and not listed eq null" }, items)).toEqual([1]);
});

test('a list is what one of its elements is, and an empty one is nothing', () => {
  const items = [{ tags: ['fleet', 'scope-1'] }, { tags: ['scope-2'] }, { tags: [] }];
  expect(passing({ tags: 'fleet' }, items)).toEqual([0]);
  expect(passing({ 'tags[ne]': 'fleet' }, items)).toEqual([1, 2]);
  expect(passing({ 'tags[in]': 'fleet,scope-2' }, items)).toEqual([0, 1]);
  expect(passing({ 'tags[contains]': 'SCOPE' }, items)).toEqual([0, 1]);
  expect(passing({ filter: 'tags eq null' }, items)).toEqual([2]);
});

test('as a field of a body a filter is read the same way, and its problems are told in place', () => {
  const Body = z.object({ filter: filterOver(Item).optional() });
  const { filter: asked } = Body.parse({ filter: "tags eq 'fleet' and version gt 1" });
  expect(asked && holds(asked, { tags: ['fleet'], version: 2 })).toBe(true);
  const told = (text: string) =>
    Body.safeParse({ filter: text }).error?.issues.map(({ path, message }) => [path, message]);
  expect(told("stat eq 'DRAFT' or version gt 'x'")).toEqual([
    [['filter'], expect.stringContaining('Did you mean "state"')],
    [['filter'], expect.stringContaining('"x" is none')],
  ]);
  expect(told('('.repeat(2001))).toHaveLength(1);
  expect(told('state eq')).toEqual([[['filter'], expect.stringContaining('(character 9)')]]);
});

test('every problem is told at once, naming what there is', () => {
  const told = (query: Record<string, string>) =>
    readFilters(query, fields).problems.map(({ field: at, message }) => [at, message]);
  expect(
    told({
      state: 'CERTIFED',
      'version[gt]': 'x',
      'createdAt[gte]': 'soon',
      'id[like]': 'a',
      filter: "stat eq 'DRAFT'",
    }),
  ).toEqual([
    ['/query/state', expect.stringContaining('Did you mean "CERTIFIED"')],
    ['/query/version[gt]', expect.stringContaining('"x" is none')],
    ['/query/createdAt[gte]', expect.stringContaining('write 2026-01-31')],
    ['/query/id[like]', expect.stringContaining('there are: eq, ne')],
    ['/query/filter', expect.stringContaining('Did you mean "state"')],
  ]);
  expect(told({ 'version[contains]': '1' })).toHaveLength(1);
  // The order of letters is not that of versions, figures or names: 1.10.0 comes after 1.9.0.
  expect(told({ 'id[gte]': 'mill' })).toEqual([
    ['/query/id[gte]', expect.stringContaining('use eq, ne, contains, in')],
  ]);
});
