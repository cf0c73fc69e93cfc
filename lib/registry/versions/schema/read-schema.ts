// Reads of one JSON Schema what comparing asks for: its alternatives, types, values and bounds.
import { isJsonObject, type JsonObject, type JsonValue } from '../../../shared/json.ts';

/** A schema and the document it is part of, in which its references are found. */
export interface Side {
  readonly root: JsonObject;
  readonly schema: JsonObject;
}

/** References followed, choices opened; each with what stands beside the choice. Bounded, for schemas that only refer to themselves. */
export function alternatives({ root, schema }: Side, depth = 0): Side[] {
  const { $ref, anyOf, oneOf, ...rest } = schema;
  if (depth > DEEPEST) return [{ root, schema: rest }];
  if (typeof $ref === 'string') {
    const beside = Object.keys(rest).some((word) => !ANNOTATIONS.includes(word));
    const target = pointedAt(root, $ref);
    return alternatives({ root, schema: beside ? { ...target, ...rest } : target }, depth + 1);
  }
  const choice = anyOf ?? oneOf;
  if (!Array.isArray(choice)) return [{ root, schema }];
  return choice
    .filter(isJsonObject)
    .flatMap((one) => alternatives({ root, schema: hasMore(rest) ? { ...rest, ...one } : one }, depth + 1));
}

const DEEPEST = 20;
const ANNOTATIONS = ['description', 'title', 'default', 'examples', '$schema', '$defs', 'deprecated'];
const hasMore = (rest: JsonObject): boolean => Object.keys(rest).some((word) => !ANNOTATIONS.includes(word));

function pointedAt(root: JsonObject, reference: string): JsonObject {
  const parts = reference.replace(/^#\/?/, '').split('/').filter(Boolean);
  let found: JsonValue | undefined = root;
  for (const part of parts)
    found = isJsonObject(found) ? found[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  return isJsonObject(found) ? found : {};
}

/** Undefined where anything goes. */
export function typesOf({ type, ...schema }: JsonObject): string[] | undefined {
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.filter((each) => typeof each === 'string');
  const values = rawValues(schema);
  return values && [...new Set(values.map(typeOfValue))];
}

const typeOfValue = (value: JsonValue): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const rawValues = (schema: JsonObject): readonly JsonValue[] | undefined => {
  if (schema['const'] !== undefined) return [schema['const']];
  return Array.isArray(schema['enum']) ? schema['enum'] : undefined;
};

/** As JSON; undefined where it lists none. */
export const valuesOf = (schema: JsonObject): string[] | undefined =>
  rawValues(schema)?.map((value) => JSON.stringify(value));

export interface Bound {
  readonly at: number;
  /** Whether the bound itself lies outside. */
  readonly open: boolean;
  readonly text: string;
}

const WORDS = {
  value: ['minimum', 'maximum'],
  length: ['minLength', 'maxLength'],
  items: ['minItems', 'maxItems'],
  properties: ['minProperties', 'maxProperties'],
} as const;

const numberAt = (schema: JsonObject, word: string, open: boolean): Bound[] => {
  const at = schema[word];
  return typeof at === 'number' ? [{ at, open, text: open ? `beyond ${at}` : String(at) }] : [];
};

export function lowerBound(schema: JsonObject, of: keyof typeof WORDS): Bound | undefined {
  const exclusive = of === 'value' ? numberAt(schema, 'exclusiveMinimum', true) : [];
  const all = [...exclusive, ...numberAt(schema, WORDS[of][0], false)];
  return all.toSorted((a, b) => b.at - a.at)[0];
}

export function upperBound(schema: JsonObject, of: keyof typeof WORDS): Bound | undefined {
  const exclusive = of === 'value' ? numberAt(schema, 'exclusiveMaximum', true) : [];
  const all = [...exclusive, ...numberAt(schema, WORDS[of][1], false)];
  return all.toSorted((a, b) => a.at - b.at)[0];
}
