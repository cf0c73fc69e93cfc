// The fields a list may be filtered by: every plain field at the top of its items, and every list of plain texts, as their schema has it.
import * as z from 'zod';
import type { Field, Fields } from './model.ts';

const Property = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
});
const Described = z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}) });

const TYPE_OF_FORMAT: Readonly<Record<string, Field['type']>> = { 'date-time': 'time', date: 'day' };

const known = new WeakMap<z.ZodType, Fields>();

export function fieldsOf(item: z.ZodType): Fields {
  const before = known.get(item);
  if (before) return before;
  const { properties } = Described.parse(z.toJSONSchema(item, { io: 'input', unrepresentable: 'any' }));
  const fields = new Map(
    Object.entries(properties).flatMap(([name, property]) => {
      const field = fieldOf(property);
      return field ? [[name, field] as const] : [];
    }),
  );
  known.set(item, fields);
  return fields;
}

function fieldOf(described: unknown): Field | undefined {
  const { type, format, enum: values, const: only, anyOf, items } = Property.parse(described);
  if (anyOf) return anyOf.map(fieldOf).find((field) => field !== undefined);
  const choices = values ?? (only === undefined ? undefined : [only]);
  if (choices?.every((value) => typeof value === 'string')) return { type: 'text', choices };
  const types = [type].flat();
  if (types.includes('string')) return { type: TYPE_OF_FORMAT[format ?? ''] ?? 'text' };
  if (types.includes('number') || types.includes('integer')) return { type: 'number' };
  if (types.includes('array') && items !== undefined) return listOf(fieldOf(items));
  return types.includes('boolean') ? { type: 'boolean' } : undefined;
}

const listOf = (element: Field | undefined): Field | undefined =>
  element?.type === 'text' && !element.many ? { ...element, many: true } : undefined;
