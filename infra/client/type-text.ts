// A JSON Schema of the published document as the text of a TypeScript type.
import * as z from 'zod';

const Schema = z.looseObject({
  $ref: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  not: z.unknown().optional(),
  description: z.string().optional(),
});
type Schema = z.output<typeof Schema>;

const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

/** `shelf` is where named schemas are found, e.g. `Schemas.`. */
export function typeText(value: unknown, shelf = ''): string {
  const schema = Schema.parse(value === true ? {} : value);
  if (schema.$ref) return shelf + (schema.$ref.split('/').at(-1) ?? '');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((one) => JSON.stringify(one)));
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return union(several.map((one) => typeText(one, shelf)));
  if (schema.allOf) return schema.allOf.map((one) => grouped(typeText(one, shelf))).join(' & ');
  if (schema.not) return 'never';
  return union([schema.type ?? []].flat().map((type) => ofType(type, schema, shelf)));
}

/** A property with what is said about it; one that may be left out may also be given as undefined. */
export function propertyText(name: string, type: string, { required, description }: Described): string {
  const about = description ? `/** ${comment(description)} */\n` : '';
  return `${about}readonly ${keyText(name)}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'};\n`;
}

interface Described {
  readonly required: boolean;
  readonly description?: string | undefined;
}

export const comment = (text: string): string => text.replaceAll('*/', '*\\/').replaceAll('\n', '\n * ');
const keyText = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
const grouped = (type: string): string => (/ \| /.test(type) ? `(${type})` : type);
const union = (types: readonly string[]): string => (types.length === 0 ? 'unknown' : [...new Set(types)].join(' | '));

function ofType(type: string, schema: Schema, shelf: string): string {
  if (type === 'array') return arrayText(schema, shelf);
  return type === 'object' ? objectText(schema, shelf) : (SCALARS[type] ?? 'unknown');
}

function arrayText({ prefixItems, items }: Schema, shelf: string): string {
  if (prefixItems) return `readonly [${prefixItems.map((one) => typeText(one, shelf)).join(', ')}]`;
  return `readonly ${bracketed(typeText(items ?? {}, shelf))}[]`;
}

const bracketed = (type: string): string => (/^[\w.]+$/.test(type) ? type : `(${type})`);

function objectText({ properties = {}, required, additionalProperties: more }: Schema, shelf: string): string {
  const named = Object.entries(properties).map(([name, value]) =>
    propertyText(name, typeText(value, shelf), {
      required: required.includes(name),
      description: Schema.parse(value).description,
    }),
  );
  const open = more === undefined || more === true || (typeof more === 'object' && more !== null);
  const rest = open ? `{ readonly [name: string]: ${typeText(more ?? {}, shelf)} }` : undefined;
  if (named.length === 0) return rest ?? '{ readonly [name: string]: never }';
  const own = `{\n${indented(named.join(''))}}`;
  return rest && more !== undefined ? `${own} & { readonly [name: string]: unknown }` : own;
}

export const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');
