// Zod schemas as JSON Schema: what carries an id or refers to itself is written once under components, the rest in place.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Json } from './json.ts';

const ANONYMOUS = /^__schema\d+$/;
const JsonObject = z.record(z.string(), z.unknown());

export class SchemaBook {
  private readonly named = new Map<string, unknown>();

  /** `input` is what a caller may send, `output` what we answer. */
  render(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _,
      $defs = {},
      ...own
    } = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io,
      unrepresentable: 'any',
      reused: 'inline',
      override: ({ jsonSchema }) => {
        // The format says it; the pattern behind it fills pages.
        if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      },
    });
    const names = namesFor($defs);
    for (const [name, definition] of Object.entries($defs)) this.define(names(name), relocated(definition, names));
    return JsonObject.parse(relocated(own, names));
  }

  entries(): Json {
    return Object.fromEntries([...this.named].sort(([a], [b]) => a.localeCompare(b)));
  }

  private define(name: string, definition: unknown): void {
    const known = this.named.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(definition))
      throw new Error(
        `Two different schemas are called ${name}: what is sent and what is answered need names of their own.`,
      );
    this.named.set(name, definition);
  }
}

type Naming = (name: string) => string;

/** Zod counts anonymous recursive schemas anew each time; a name made of their content is the same wherever they appear. */
function namesFor($defs: Readonly<Record<string, unknown>>): Naming {
  const anonymous = Object.entries($defs).filter(([name]) => ANONYMOUS.test(name));
  const digest = createHash('sha256').update(JSON.stringify(anonymous)).digest('hex').slice(0, 8);
  return (name) => (ANONYMOUS.test(name) ? `Value_${digest}_${name.slice('__schema'.length)}` : name);
}

/** References within one schema become references within the document. */
function relocated(value: unknown, names: Naming): unknown {
  if (Array.isArray(value)) return value.map((inner) => relocated(inner, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const moves = key === '$ref' && typeof inner === 'string';
      return [key, moves ? reference(inner, names) : relocated(inner, names)];
    }),
  );
}

function reference(target: string, names: Naming): string {
  const name = /^#\/\$defs\/(.+)$/.exec(target)?.[1];
  if (name === undefined)
    throw new Error(
      'A schema refers to itself as a whole: name it by .meta({ id }), so that the document can point at it.',
    );
  return `#/components/schemas/${names(name)}`;
}
