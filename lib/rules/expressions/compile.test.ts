// Holds that what is compiled answers what JSONata answers, over expressions and records nobody chose.
import fc from 'fast-check';
import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../shared/json.ts';
import { compile, doubles, exact, exactText, Figure, isNode } from './index.ts';

const FIELDS = ['a', 'b', 's', 't', 'f', 'n', 'l', 'o', 'm'];

const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom(0.1, 0.2, 0.5, 1.5, 2.5, -2.5, 1.005, 1e21, 1e-7, 1e308, 123456789.125),
);
const text = fc.constantFrom('', 'a', 'ab', 'DE', 'steel', ' x  y ', '1', '2.50', '0x1F', 'é😀z');

const records: fc.Arbitrary<JsonObject> = fc.record(
  {
    a: fc.oneof({ weight: 6, arbitrary: number }, text, fc.boolean(), fc.constant(null)),
    b: fc.oneof({ weight: 6, arbitrary: number }, fc.constant(null)),
    s: fc.oneof({ weight: 6, arbitrary: text }, number, fc.constant(null)),
    t: fc.oneof(text, fc.constant('\ud83d')),
    f: fc.boolean(),
    n: fc.constant(null),
    l: fc.array(fc.oneof(number, text), { maxLength: 3 }),
    o: fc.record(
      { x: fc.oneof(number, text), y: fc.record({ z: number }, { requiredKeys: [] }) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

const literal = fc.oneof(
  number.map((value) => (value < 0 ? `(${value})` : String(value))),
  text.map((value) => JSON.stringify(value)),
  fc.constantFrom('true', 'false', 'null'),
);
const leaf = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...FIELDS) },
  { weight: 3, arbitrary: literal },
  fc.constantFrom('o.x', 'o.y.z', 'o.y', '$.a', '$$.b', '$v', 'l', 'a.x', 'n.x', '$', '$$'),
);
const ONE =
  'exists boolean not string count abs floor ceil sqrt round sum max min average number length lowercase uppercase trim join'.split(
    ' ',
  );
const TWO = 'round power contains substring substringBefore substringAfter join'.split(' ');
const OPERATORS = ['+', '-', '*', '/', '%', '<', '<=', '>', '>=', '=', '!=', 'in', 'and', 'or', '&'];

const expressions = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    leaf,
    fc.tuple(tie('any'), fc.constantFrom(...OPERATORS), tie('any')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc.tuple(tie('any'), fc.constantFrom(...OPERATORS), tie('any')).map(([l, o, r]) => `${l} ${o} ${r}`),
    tie('any').map((e) => `-(${e})`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map(([c, y, n]) => `(${c} ? ${y} : ${n})`),
    fc.tuple(tie('any'), tie('any')).map(([c, y]) => `(${c} ? ${y})`),
    fc.tuple(tie('any'), fc.constantFrom('?:', '??'), tie('any')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc.array(tie('any'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.tuple(tie('any'), tie('any')).map(([v, e]) => `($v := ${v}; ${e})`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map(([v, w, e]) => `($v := ${v}; ($w := ${w}; $v := $w; ${e}) ?? $v)`),
    fc.tuple(tie('any'), tie('any')).map(([c, v]) => `($x := 1; (${c}) ? $x := ${v}; $x)`),
    fc.tuple(fc.constantFrom(...ONE), tie('any')).map(([f, e]) => `$${f}(${e})`),
    fc.tuple(fc.constantFrom(...TWO), tie('any'), tie('any')).map(([f, l, r]) => `$${f}(${l}, ${r})`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map(([s, f, l]) => `$substring(${s}, ${f}, ${l})`),
  ),
})).any;

class GaveUp extends Error {}
const giveUp = (why: string): never => {
  throw new GaveUp(why);
};

const treeOf = (expression: string) => {
  const tree: unknown = jsonata(expression).ast();
  if (!isNode(tree)) throw new Error('This has a tree.');
  return tree;
};

type Outcome = { value: unknown } | { gaveUp: string } | { outside: string };

function compiled(expression: string, record: JsonObject, exactly = false): Outcome {
  const arithmetic = exactly ? exact(giveUp, () => false) : doubles(giveUp);
  const made = compile(treeOf(expression), expression, { arithmetic, giveUp });
  if ('outside' in made) return made;
  try {
    return { value: made.run(record) };
  } catch (problem) {
    if (problem instanceof GaveUp) return { gaveUp: problem.message };
    throw problem;
  }
}

/** JSONata marks its lists with properties; what it says is what JSON shows. */
const shown = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

async function interpreted(expression: string, record: JsonObject): Promise<Outcome> {
  try {
    return { value: shown(await jsonata(expression).evaluate(structuredClone(record))) };
  } catch (problem) {
    return { gaveUp: JSON.stringify(problem) };
  }
}

test('a compiled expression answers exactly what JSONata answers, and gives up wherever JSONata refuses', async () => {
  const tally = { same: 0, gaveUp: 0, outside: 0 };
  await fc.assert(
    fc.asyncProperty(expressions, records, async (expression, record) => {
      const ours = compiled(expression, record);
      if (!('value' in ours)) {
        tally['gaveUp' in ours ? 'gaveUp' : 'outside'] += 1;
        return;
      }
      const theirs = await interpreted(expression, record);
      expect(theirs, expression).toEqual({ value: shown(ours.value) });
      tally.same += 1;
    }),
    { numRuns: 5_000 },
  );
  expect(tally.same, JSON.stringify(tally)).toBeGreaterThan(900);
}, 60_000);

test.each([
  ['a > 1 and s in ["DE", "FR"]', true],
  ['a + 0.25 = 2.25', true],
  ['$exists(m) or f', true],
  ['o.y.z ?? 3', 7],
  ['$round(2.5) & "/" & $round(1.005, 2)', '2/1'],
  ['$sum([a, a, 0.5])', 4.5],
  ['($x := a * 2; $y := $x + 1; $y > 4 ? "high" : "low")', 'high'],
  ['$substring(s, 0, 1) = "D"', true],
  ['m > 3', undefined],
])('what rules are made of is compiled: %s', async (expression, value) => {
  const record = { a: 2, s: 'DE', f: true, o: { y: { z: 7 } } };
  expect(compiled(expression, record)).toEqual({ value });
  expect(await interpreted(expression, record)).toEqual({ value });
});

test.each([
  ['a function of its own', '$map([1], function($x) { $x })'],
  ['a range', '[1..3]'],
  ['a filter', 'l[0]'],
  ['a regular expression', '$contains(s, /a/)'],
  ['chaining', 'a ~> $abs'],
  ['an object', '{"a": 1}'],
  ['a function as a value', '[$sum]'],
])('what could loop or grow is left to JSONata: %s', (_, expression) => {
  expect(compiled(expression, {})).toHaveProperty('outside');
});

test('text does not grow by doubling', () => {
  const doubling = `(${Array.from({ length: 40 }, (_, i) => `$v${i + 1} := $v${i} & $v${i}`).join('; ')}; 1)`;
  expect(compiled(doubling.replace('$v0 & $v0', '"ab" & "ab"'), {})).toHaveProperty('gaveUp');
});

/** What a double and an exact figure can only agree on. */
const quarters = fc.integer({ min: -400, max: 400 }).map((units) => units / 4);
const sums = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', '2', '0.25', '-1.5', '8'),
    fc.tuple(tie('any'), fc.constantFrom('+', '-', '*'), tie('any')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc
      .tuple(tie('any'), fc.constantFrom('<', '>=', '=', '!='), tie('any'))
      .map(([l, o, r]) => `((${l} ${o} ${r}) ? a : b)`),
    fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', 'round', 'sum', 'max'), tie('any')).map(([f, e]) => `$${f}(${e})`),
  ),
})).any;

const plainly = (value: unknown): unknown => (value instanceof Figure ? Number(exactText(value)) : value);

test('exact arithmetic answers what doubles answer wherever a double loses nothing', () => {
  fc.assert(
    fc.property(sums, quarters, quarters, (expression, a, b) => {
      const inDoubles = compiled(expression, { a, b });
      const exactly = compiled(expression, { a, b }, true);
      if (!('value' in inDoubles) || !('value' in exactly)) throw new Error('Both are compiled.');
      expect(Number(plainly(exactly.value)) + 0, expression).toBe(Number(inDoubles.value) + 0);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['0.1 + 0.2 = 0.3', true],
  ['1 / 3 * 3 = 1', true],
  ['a * 3 = 0.3', true],
  ['$round(1 / 3, 5)', 0.33333],
  ['$round(2.5) + $round(3.5)', 6],
  ['$power(1.1, 2) = 1.21', true],
  ['-7 % 3', -1],
  ['$average([0.1, 0.2])', 0.15],
  ['$count([1, 2]) + $length("ab")', 4],
  ['$substring("abc", 1, 1) = "b"', true],
])('exactly: %s', (expression, value) => {
  const made = compiled(expression, { a: 0.1 }, true);
  expect('value' in made ? plainly(made.value) : made).toEqual(value);
});

test('exactly, a division by zero and a figure without end as text are refused', () => {
  expect(compiled('1 / (a - a)', { a: 0.1 }, true)).toEqual({ gaveUp: 'a division by zero' });
  expect(compiled('"x" & 1 / 3', {}, true)).toHaveProperty('gaveUp');
});
