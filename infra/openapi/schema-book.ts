// Zod schemas as JSON Schema: what has a name or refers to itself is written once under components, the rest in place.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Json } from './json.ts';

const ANONYMOUS = /^__schema\d+$/;
const JsonObject = z.record(z.string(), z.unknown());

/** `input` is what a caller may send, `output` what we answer. */
type Direction = 'input' | 'output';

export class SchemaBook {
  private readonly named = new Map<string, unknown>();
  private readonly names: Names;
  private readonly twofold: ReadonlySet<string>;
  /** Names of what is sent in another shape than it is answered: a default makes a field optional in one direction only. */
  readonly differing = new Set<string>();

  /** `twofold`: names that need one of their own for what is sent, as a first writing has found. */
  constructor(names: ReadonlyMap<z.core.$ZodType, string>, twofold: ReadonlySet<string> = new Set()) {
    this.names = new Names(names);
    this.twofold = twofold;
  }

  render(schema: z.ZodType, io: Direction): Json {
    const { $schema: _, $defs = {}, ...own } = this.jsonSchema(schema, io, this.names);
    const naming = this.namingOf($defs, io);
    for (const [name, definition] of Object.entries($defs)) this.define(naming(name), relocated(definition, naming));
    return JsonObject.parse(relocated(own, naming));
  }

  /** The schema itself in place, whatever it is called: for one whose properties become parameters. */
  renderInPlace(schema: z.ZodType, io: Direction): Json {
    const { $schema: _, ...own } = this.jsonSchema(schema, io, z.globalRegistry);
    return JsonObject.parse(relocated(own, (name) => name));
  }

  definition(name: string): unknown {
    return this.named.get(name);
  }

  entries(): Json {
    return Object.fromEntries([...this.named].sort(([a], [b]) => a.localeCompare(b)));
  }

  private jsonSchema(schema: z.ZodType, io: Direction, metadata: z.core.$ZodRegistry<Record<string, unknown>>) {
    return z.toJSONSchema(schema, {
      ...{ target: 'draft-2020-12', io, unrepresentable: 'any', reused: 'inline', metadata },
      override: ({ jsonSchema }) => {
        // The format says it; the pattern behind it fills pages.
        if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      },
    });
  }

  private define(name: string, definition: unknown): void {
    const known = this.named.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(definition)) this.differing.add(name);
    this.named.set(name, definition);
  }

  /** Zod counts anonymous recursive schemas anew each time; a name made of their content is the same wherever they appear. */
  private namingOf($defs: Readonly<Record<string, unknown>>, io: Direction): Naming {
    const anonymous = Object.entries($defs).filter(([name]) => ANONYMOUS.test(name));
    const digest = createHash('sha256').update(JSON.stringify(anonymous)).digest('hex').slice(0, 8);
    return (name) => {
      if (ANONYMOUS.test(name)) return `Value_${digest}_${name.slice('__schema'.length)}`;
      return io === 'input' && this.twofold.has(name) ? `${name}Input` : name;
    };
  }
}

/** What is known of a schema, and as its id the name it goes by. */
class Names extends z.core.$ZodRegistry<Record<string, unknown>> {
  private readonly names: ReadonlyMap<z.core.$ZodType, string>;

  constructor(names: ReadonlyMap<z.core.$ZodType, string>) {
    super();
    this.names = names;
  }

  override get<S extends z.core.$ZodType>(schema: S) {
    const known = z.globalRegistry.get(schema);
    const id = this.names.get(schema);
    return id === undefined ? known : { ...known, id };
  }
}

type Naming = (name: string) => string;

/** References within one schema become references within the document. */
function relocated(value: unknown, naming: Naming): unknown {
  if (Array.isArray(value)) return value.map((inner) => relocated(inner, naming));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const moves = key === '$ref' && typeof inner === 'string';
      return [key, moves ? reference(inner, naming) : relocated(inner, naming)];
    }),
  );
}

function reference(target: string, naming: Naming): string {
  const name = /^#\/\$defs\/(.+)$/.exec(target)?.[1];
  if (name === undefined)
    throw new Error('A schema refers to itself as a whole: export it from a contract.ts, so that it has a name.');
  return `#/components/schemas/${naming(name)}`;
}
