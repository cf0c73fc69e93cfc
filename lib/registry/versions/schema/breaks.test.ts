// Which changes of a schema break callers, and which do not; held against what JSON Schema itself says.
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUILTIN_IDS, loadBuiltin } from '../../../builtins/index.ts';
import type { JsonObject } from '../../../shared/json.ts';
import { breaksOf } from './breaks.ts';

const object = (properties: JsonObject, required: readonly string[] = [], more: JsonObject = {}): JsonObject => ({
  ...{ type: 'object', properties, required, additionalProperties: false, ...more },
});
const free = object({});
const asInput = (before: JsonObject, after: JsonObject) =>
  breaksOf({ inputSchema: before, outputSchema: free }, { inputSchema: after, outputSchema: free });
const asOutput = (before: JsonObject, after: JsonObject) =>
  breaksOf({ inputSchema: free, outputSchema: before }, { inputSchema: free, outputSchema: after });
const told = (breaks: ReturnType<typeof breaksOf>) =>
  breaks.map(({ schema, at, change }) => `${schema} ${at}: ${change}`);

const number = { type: 'number' };
const text = { type: 'string' };

describe('an input breaks where what was taken is no longer', () => {
  test.each<[string, JsonObject, JsonObject, string[]]>([
    ['a new demand', object({ a: number }), object({ a: number, b: text }, ['b']), ['input /b: it is now required']],
    ['a property gone', object({ a: number, b: text }), object({ a: number }), ['input /b: it is no longer taken']],
    ['another type', object({ a: text }), object({ a: number }), ['input /a: its type was string and is now number']],
    [
      'a narrower number',
      object({ a: number }),
      object({ a: { type: 'integer' } }),
      ['input /a: its type was number and is now integer'],
    ],
    [
      'a value gone',
      object({ a: { enum: ['x', 'y'] } }),
      object({ a: { enum: ['x'] } }),
      ['input /a: it no longer takes "y"'],
    ],
    [
      'a bound moved',
      object({ a: { type: 'number', maximum: 9 } }),
      object({ a: { type: 'number', maximum: 5 } }),
      ['input /a: the greatest value was 9 and is now 5'],
    ],
    [
      'a pattern',
      object({ a: text }),
      object({ a: { ...text, pattern: '^x' } }),
      ['input /a: its pattern was absent and is now "^x"'],
    ],
    [
      'deep in a list',
      object({ l: { type: 'array', items: object({ a: number }) } }),
      object({ l: { type: 'array', items: object({ a: number }, ['a']) } }),
      ['input /l/*/a: it is now required'],
    ],
    [
      'an alternative gone',
      object({ a: { anyOf: [text, number] } }),
      object({ a: text }),
      ['input /a: its type was number and is now string'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(asInput(before, after))).toEqual(expected);
    expect(asInput(before, before)).toEqual([]);
  });

  test('what takes more breaks nobody', () => {
    const before = object({ a: { type: 'integer', minimum: 1 }, b: { enum: ['x'] } }, ['a', 'b']);
    const after = object({ a: { type: 'number', exclusiveMinimum: 0 }, b: { enum: ['x', 'y'] }, c: text }, ['a']);
    expect(asInput(before, after)).toEqual([]);
    expect(asOutput(before, after).length).toBeGreaterThan(0);
  });
});

test.each<[string, JsonObject, JsonObject, string[]]>([
  ['gone', object({ a: text, b: text }, ['a', 'b']), object({ a: text }, ['a']), ['output /b: it is gone']],
  ['optional', object({ a: text }, ['a']), object({ a: text }), ['output /a: it may now be missing']],
  [
    'nullable',
    object({ a: text }),
    object({ a: { anyOf: [text, { type: 'null' }] } }),
    ['output /a: its type was string and is now null'],
  ],
  [
    'a new value',
    object({ a: { enum: ['x'] } }),
    object({ a: { enum: ['x', 'y'] } }),
    ['output /a: it may now be "y"'],
  ],
  ['a new property breaks nobody', object({ a: text }, ['a']), object({ a: text, b: text }, ['a', 'b']), []],
])('an output breaks where it may be what it never was: %s', (_, before, after, expected) => {
  expect(told(asOutput(before, after))).toEqual(expected);
});

test('references are followed, also where a schema contains itself', () => {
  const tree = (leaf: JsonObject): JsonObject => ({
    $ref: '#/$defs/node',
    $defs: { node: object({ leaf, children: { type: 'array', items: { $ref: '#/$defs/node' } } }, ['leaf']) },
  });
  expect(asInput(tree(text), tree(text))).toEqual([]);
  expect(told(asInput(tree(text), tree(number)))).toContain('input /leaf: its type was string and is now number');
});

test.each(BUILTIN_IDS)('%s: its schemas break nothing of themselves', async (id) => {
  const manifest = (await loadBuiltin(id))?.manifest;
  if (!manifest) throw new Error(`There is no ${id}.`);
  expect(breaksOf(manifest, manifest)).toEqual([]);
});

test('two agents of different trades break each other', async () => {
  const [fuel, cbam] = [await loadBuiltin('fuel-emissions'), await loadBuiltin('cbam')];
  if (!fuel || !cbam) throw new Error('This release carries them.');
  expect(breaksOf(fuel.manifest, cbam.manifest).length).toBeGreaterThan(3);
});

test('where no break is found, every input that was taken is taken still', () => {
  const leaf = fc.oneof(
    fc.record({
      type: fc.constant('integer'),
      minimum: fc.integer({ min: -2, max: 2 }),
      maximum: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ type: fc.constantFrom('string', 'number', 'boolean', 'null') }),
    fc.record({ enum: fc.uniqueArray(fc.constantFrom('x', 'y', 1, null), { minLength: 1 }) }),
  );
  const schema = fc
    .record({
      a: fc.oneof(leaf, fc.record({ anyOf: fc.array(leaf, { minLength: 1, maxLength: 2 }) })),
      b: leaf,
      demanded: fc.subarray(['a', 'b']),
    })
    .map(({ a, b, demanded }) => object({ a, b }, demanded));
  const value = fc.constantFrom('x', 'y', 'z', -3, 0, 1, 1.5, 3, 5, null, true);
  const input = fc.oneof(fc.record({ a: value, b: value }, { requiredKeys: [] }), fc.constant({}));
  fc.assert(
    fc.property(schema, schema, fc.array(input, { minLength: 5, maxLength: 20 }), (before, after, inputs) => {
      if (asInput(before, after).length > 0) return;
      const [was, is] = [before, after].map((each) => new Ajv2020({ strict: false }).compile(each));
      for (const one of inputs) if (was?.(one)) expect(is?.(one)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
