// Zod schemas as JSON Schema: what carries an id is written once under components, the rest stands where it is used.
import * as z from 'zod';
import type { Json } from './document.ts';

export class SchemaBook {
  private readonly named = new Map<string, unknown>();

  /** `input` is what a caller may send, `output` what we answer. */
  render(schema: z.ZodType, io: 'input' | 'output'): Json {
    const rendered = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any', reused: 'inline' });
    const { $schema: _, $defs = {}, ...own } = rendered;
    for (const [name, definition] of Object.entries($defs)) this.named.set(name, relocated(definition));
    return z.record(z.string(), z.unknown()).parse(relocated(own));
  }

  entries(): Json {
    return Object.fromEntries([...this.named].sort(([a], [b]) => a.localeCompare(b)));
  }
}

/** References within one schema become references within the document. */
function relocated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocated);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const moves = key === '$ref' && typeof inner === 'string';
      return [key, moves ? inner.replace('#/$defs/', '#/components/schemas/') : relocated(inner)];
    }),
  );
}
