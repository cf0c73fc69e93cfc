// What `?fields=` refuses: every name that could never stand in the answer, with the nearest of those that do; and nothing else.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { fieldsParameter } from './known-fields.ts';

const Stats = z.strictObject({ count: z.number(), best: z.nullable(z.strictObject({ rank: z.int() })) });
const One = z.strictObject({
  id: z.string(),
  state: z.enum(['A', 'B']).default('A'),
  stats: Stats.optional(),
  labels: z.record(z.string(), z.strictObject({ colour: z.string() })),
  facets: z.partialRecord(z.enum(['state', 'owner']), z.strictObject({ values: z.int() })),
  parts: z.array(z.strictObject({ name: z.string() })),
  shape: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('disc'), radius: z.number() }),
    z.strictObject({ kind: z.literal('box'), edges: z.array(z.number()) }),
  ]),
  extra: z.unknown(),
  free: z.record(z.string(), z.json()),
  any: z.json(),
  loose: z.looseObject({ known: z.string() }),
});

const problems = (fields: string, output: Readonly<Record<number, z.ZodType | null>> = { 200: One, 204: null }) => {
  const parsed = fieldsParameter({ output }).safeParse(fields);
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
};

const KNOWN = [
  ...[
    'id',
    'state',
    'stats',
    'stats.count',
    'stats.best.rank',
    'labels',
    'labels.any',
    'labels.any.colour',
    'parts',
    'facets.owner.values',
  ],
  ...['parts.name', 'shape.kind', 'shape.radius', 'shape.edges', 'extra', 'extra.what.ever', 'loose.any.thing'],
  ...['free.what.ever', 'any.what.ever'],
];

test('every name the answer can hold is taken, in any number and order, within lists and unions, too', () => {
  fc.assert(
    fc.property(fc.subarray(KNOWN), fc.constantFrom(',', ', ', ',,'), (some, comma) => {
      expect(problems(some.join(comma))).toEqual([]);
      expect(problems(some.join(comma), { 200: z.array(One) })).toEqual([]);
    }),
  );
});

test.each([
  [
    'part',
    'There is no field "part" in the answer. Did you mean "parts"? There are: id, state, stats, labels, facets, parts',
  ],
  ['ID', 'There is no field "ID" in the answer. Did you mean "id"?'],
  ['stats.cuont', 'There is no field "cuont" in "stats". Did you mean "count"? There are: count, best.'],
  ['stats.best.rnk', 'There is no field "rnk" in "stats.best". Did you mean "rank"? There are: rank.'],
  ['labels.any.color', 'There is no field "color" in "labels.any". Did you mean "colour"? There are: colour.'],
  ['facets.ownr', 'There is no field "ownr" in "facets". Did you mean "owner"? There are: state, owner.'],
  ['parts.nane', 'There is no field "nane" in "parts". Did you mean "name"? There are: name.'],
  ['shape.raduis', 'There is no field "raduis" in "shape". Did you mean "radius"? There are: kind, radius, edges.'],
  ['id.x', 'There is no field "x" in "id", which has none; leave it out.'],
  ['a..b', 'There is no field "a" in the answer.'],
  ['__proto__', 'There is no field "__proto__" in the answer.'],
  ['constructor.name', 'There is no field "constructor" in the answer.'],
])('%s is refused', (fields, message) => {
  expect(problems(fields)[0]).toContain(message);
});

test('all unknown names are told at once, each once, and no more than anybody will mend', () => {
  expect(problems('x,id,y,x')).toHaveLength(2);
  const many = Array.from({ length: 300 }, (_, at) => `x${at}`).join(',');
  expect(problems(many)).toHaveLength(21);
});

test('of what answers without content nothing can be chosen', () => {
  expect(problems('id', { 204: null })[0]).toContain('There is no field "id" in the answer, which has none');
  expect(problems('', { 204: null })).toEqual([]);
});
