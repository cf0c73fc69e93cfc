// Answers as people read them: of each schema one value that fits it, in the words of the request where they share a name.
import * as z from 'zod';
import type { Json } from './json.ts';

const Schema = z.looseObject({
  $ref: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  examples: z.array(z.unknown()).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  minItems: z.number().default(0),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().default(0),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
});
type Schema = z.output<typeof Schema>;

/** What is said by name: fields of the request, its path included. */
export type Known = Readonly<Record<string, unknown>>;

const ULID = '01J9ZC3W8Q4T6V2X5Y7B9D1F3H';
const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-01-15T09:30:00.000Z',
  date: '2026-01-15',
  uri: 'https://files.example/2f1c',
  email: 'ada@acme.example',
  uuid: '6f1de3a4-5b0c-4e0f-9a63-2b7d8c1e4f90',
};
/** Texts that patterns of ours are made for; the first that fits is shown. */
const TEXTS = ['fuel-emissions', '1.0.0', '12.5', '2026-01-15', '2026', 'US', '72081000', 'a'.repeat(64), 'A1', '1'];
/** What stands under names that are the same all over the API. */
const WORDS: Known = {
  ...{ name: 'Fleet fuel', description: 'Diesel and petrol of our own vehicles.', category: 'emissions' },
  ...{
    agentId: 'fleet-fuel',
    agentVersion: '1.0.0',
    latestVersion: '1.0.0',
    tenantId: 'acme',
    requestedBy: `usr_${ULID}`,
  },
  ...{
    by: `usr_${ULID}`,
    createdBy: `usr_${ULID}`,
    finishedBy: `usr_${ULID}`,
    reason: 'Evaluated on its golden cases.',
  },
};
const DEEPEST = 6;

export class Answers {
  private readonly named: (name: string) => unknown;

  /** `named`: the schema that others refer to by this name. */
  constructor(named: (name: string) => unknown) {
    this.named = named;
  }

  sample(value: unknown, known: Known, { name = '', depth = 0 } = {}): unknown {
    const schema = Schema.parse(value === true ? {} : value);
    if (schema.$ref) return this.sample(this.named(schema.$ref.split('/').at(-1) ?? '') ?? {}, known, { name, depth });
    if ('const' in schema) return schema['const'];
    if (schema.enum) return schema.enum.includes(known[name]) ? known[name] : schema.enum[0];
    if (schema.examples) return schema.examples[0];
    const several = schema.anyOf ?? schema.oneOf;
    if (several) return this.sample(this.simplest(several, depth), known, { name, depth });
    return this.ofType([schema.type ?? 'null'].flat()[0] ?? 'null', schema, { known, name, depth });
  }

  /** The first, unless it is an object where there is no room for one. */
  private simplest(several: readonly unknown[], depth: number): unknown {
    const flat = several.find((one) => !/"(\$ref|object|array)"/.test(JSON.stringify(one)));
    return depth < DEEPEST ? several[0] : (flat ?? several[0]);
  }

  private ofType(type: string, schema: Schema, at: { known: Known; name: string; depth: number }): unknown {
    const { known, name, depth } = at;
    if (type === 'object') return this.object(schema, known, depth + 1);
    if (type === 'array') return this.array(schema, known, { name, depth: depth + 1 });
    if (type === 'string') return text(schema, known[name] ?? WORDS[name], name);
    if (type === 'boolean') return true;
    if (type === 'null') return null;
    return schema.minimum ?? (schema.exclusiveMinimum === undefined ? 1 : schema.exclusiveMinimum + 1);
  }

  private object({ properties, required }: Schema, known: Known, depth: number): Json {
    const shown = Object.entries(properties).filter(
      ([name]) => required.includes(name) || (name in known && depth < 3),
    );
    return Object.fromEntries(shown.map(([name, inner]) => [name, this.sample(inner, known, { name, depth })]));
  }

  private array(
    { items, prefixItems, minItems }: Schema,
    known: Known,
    at: { name: string; depth: number },
  ): unknown[] {
    if (prefixItems) return prefixItems.map((one) => this.sample(one, known, at));
    const empty = at.depth >= DEEPEST || (items !== undefined && 'not' in Schema.parse(items));
    const count = Math.max(minItems, empty ? 0 : 1);
    return Array.from({ length: count }, () => this.sample(items ?? {}, known, { name: '', depth: at.depth }));
  }
}

function text({ format, pattern, minLength }: Schema, said: unknown, name: string): string {
  const shape = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const fits = (one: unknown): one is string => typeof one === 'string' && (shape?.test(one) ?? true);
  if (fits(said) && format === undefined) return said;
  if (format !== undefined && FORMATS[format] !== undefined) return FORMATS[format];
  const prefix = /^\^(?:\(\?:)?([a-z]{2,5}_)/.exec(pattern ?? '')?.[1];
  const [first] = [...(prefix ? [prefix + ULID] : []), ...(shape ? TEXTS : [])].filter(fits);
  return first ?? (words(name) || 'text').padEnd(minLength, '.');
}

/** `createdBy` → `created by`: what stands there, in words. */
const words = (name: string): string => name.replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
