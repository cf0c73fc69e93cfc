// From a JSON Schema to values of it: near its bounds, with and without what may be left out.
import fc from 'fast-check';
import * as z from 'zod';
import { hostileText, hostileValue } from './hostile.ts';
import type { Schema } from './operations.ts';

type Resolve = (schema: Schema) => Schema;

const MAX_DEPTH = 5;
const Schemas = z.array(z.record(z.string(), z.unknown()));
const Named = z.record(z.string(), z.record(z.string(), z.unknown()));

/** Valid as far as a generator can tell; whether it is, the schema itself judges. */
export function generated(schema: Schema, resolve: Resolve, depth = 0): fc.Arbitrary<unknown> {
  const at = resolve(schema);
  if (depth > MAX_DEPTH) return fc.constant(null);
  if ('const' in at) return fc.constant(at['const']);
  if (Array.isArray(at['enum'])) return fc.constantFrom<unknown>(...at['enum']);
  const choices = Schemas.safeParse(at['anyOf'] ?? at['oneOf']);
  if (choices.success) return fc.oneof(...choices.data.map((one) => generated(one, resolve, depth + 1)));
  const parts = Schemas.safeParse(at['allOf']);
  if (parts.success) return generated(Object.assign({}, ...parts.data.map(resolve)), resolve, depth + 1);
  return ofType(at, resolve, depth);
}

function ofType(schema: Schema, resolve: Resolve, depth: number): fc.Arbitrary<unknown> {
  switch (Array.isArray(schema['type']) ? schema['type'][0] : schema['type']) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return numberOf(schema).map(Math.round);
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return listOf(schema, resolve, depth);
    case 'object':
      return objectOf(schema, resolve, depth);
    default:
      return hostileValue;
  }
}

function textOf({ pattern, format, minLength, maxLength }: Schema): fc.Arbitrary<string> {
  if (format === 'date') return fc.constantFrom('2024-02-29', '2025-01-01', '1970-01-01', '9999-12-31', '0001-01-01');
  if (format === 'date-time')
    return fc.constantFrom('2025-06-01T00:00:00.000Z', '2099-01-01T00:00:00Z', '1970-01-01T00:00:00+14:00');
  // A class of all of Unicode leaves text as free as it is, and takes seconds to turn round.
  if (typeof pattern === 'string' && !/\\p\{/i.test(pattern)) return matching(pattern);
  const least = Number(minLength ?? 0);
  const most = Math.min(Number(maxLength ?? 200), 5_000);
  const edges = fc.constantFrom(least, least + 1, most).map((length) => 'x'.repeat(Math.min(length, most)));
  return fc.oneof(edges, fc.string({ minLength: least, maxLength: Math.min(most, 60) }), hostileText);
}

/** A pattern that cannot be turned round (it looks ahead, say) is answered with what it might mean. */
function matching(pattern: string): fc.Arbitrary<string> {
  const known = matchers.get(pattern) ?? matcherOf(pattern);
  matchers.set(pattern, known);
  return known;
}

const matchers = new Map<string, fc.Arbitrary<string>>();

function matcherOf(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), { size: '-1' });
  } catch {
    return fc.constantFrom('1', '1.5', '0', '-1', 'abc', 'scope-1', '1.0.0', 'fuel-emissions');
  }
}

function numberOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): fc.Arbitrary<number> {
  const least = Number(minimum ?? exclusiveMinimum ?? -1000);
  const most = Number(maximum ?? exclusiveMaximum ?? 100_000);
  return fc.oneof(fc.constantFrom(least, least + 1, most - 1, most), fc.double({ min: least, max: most, noNaN: true }));
}

function listOf(schema: Schema, resolve: Resolve, depth: number): fc.Arbitrary<unknown[]> {
  const items = z.record(z.string(), z.unknown()).safeParse(schema['items']);
  const minLength = Number(schema['minItems'] ?? 0);
  const maxLength = Math.max(minLength, Math.min(Number(schema['maxItems'] ?? 4), 4));
  const prefix = Schemas.safeParse(schema['prefixItems']);
  if (prefix.success) return fc.tuple(...prefix.data.map((one) => generated(one, resolve, depth + 1)));
  return fc.array(items.success ? generated(items.data, resolve, depth + 1) : hostileValue, { minLength, maxLength });
}

function objectOf(schema: Schema, resolve: Resolve, depth: number): fc.Arbitrary<unknown> {
  const properties = Named.parse(schema['properties'] ?? {});
  const required = z.array(z.string()).parse(schema['required'] ?? []);
  const named = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, generated(one, resolve, depth + 1)])),
    { requiredKeys: required.filter((name) => name in properties), noNullPrototype: true },
  );
  const more = z.record(z.string(), z.unknown()).safeParse(schema['additionalProperties']);
  if (!more.success) return named;
  const others = fc.dictionary(
    fc.constantFrom('a', 'latest', 'site', 'constructor'),
    generated(more.data, resolve, depth + 1),
    {
      maxKeys: 3,
      noNullPrototype: true,
    },
  );
  return fc.tuple(named, others).map(([one, other]) => ({ ...other, ...Object(one) }));
}
