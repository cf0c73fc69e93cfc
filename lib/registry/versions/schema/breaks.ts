// What of a schema changed so that callers break: inputs that were taken and no longer are, outputs that may be what they never were.
import { isJsonObject, type JsonObject, type JsonValue } from '../../../shared/json.ts';
import { alternatives, lowerBound, type Side, typesOf, upperBound, valuesOf } from './read-schema.ts';

export interface Break {
  readonly schema: 'input' | 'output';
  /** JSON Pointer into the input or output; `*` stands for any item or key. */
  readonly at: string;
  readonly change: string;
}

export interface Schemas {
  readonly inputSchema: JsonObject;
  readonly outputSchema: JsonObject;
}

/** By the rules of JSON Schema; new properties of an output break nobody. What cannot be judged counts as a break. */
export function breaksOf(before: Schemas, after: Schemas): Break[] {
  // An input must still be taken: the new schema has to be as wide. An output must stay what it was: the old one has to be.
  const input = { wide: side(after.inputSchema), narrow: side(before.inputSchema) };
  const output = { wide: side(before.outputSchema), narrow: side(after.outputSchema) };
  return [
    ...new Comparison('input').misfits(input, '').map((each) => ({ schema: 'input' as const, ...each })),
    ...new Comparison('output').misfits(output, '').map((each) => ({ schema: 'output' as const, ...each })),
  ];
}

const side = (root: JsonObject): Side => ({ root, schema: root });

interface Pair {
  readonly wide: Side;
  readonly narrow: Side;
}
type Misfit = Omit<Break, 'schema'>;

/** Where `wide` does not let through all that `narrow` does. */
class Comparison {
  readonly #of: Break['schema'];
  readonly #begun = new Map<JsonValue, Set<JsonValue>>();

  constructor(of: Break['schema']) {
    this.#of = of;
  }

  misfits({ wide, narrow }: Pair, at: string): Misfit[] {
    const [wides, narrows] = [alternatives(wide), alternatives(narrow)];
    return narrows.flatMap((one) => {
      const tried = wides.map((each) => this.#plain({ wide: each, narrow: one }, at));
      // The alternative that fits best says what is wrong with it.
      return tried.toSorted((a, b) => a.length - b.length)[0] ?? [];
    });
  }

  /** Neither side has alternatives of its own. */
  #plain(pair: Pair, at: string): Misfit[] {
    const { wide, narrow } = pair;
    const begun = this.#begun.get(wide.schema) ?? new Set();
    // Schemas may contain themselves.
    if (begun.has(narrow.schema) || at.length > LONGEST_PLACE) return [];
    this.#begun.set(wide.schema, begun.add(narrow.schema));
    const found = this.#compare(pair, at);
    begun.delete(narrow.schema);
    return found;
  }

  #compare(pair: Pair, at: string): Misfit[] {
    const kind = this.#types(pair) ?? this.#values(pair);
    if (kind !== undefined) return [{ at, change: kind }];
    const limits = [...this.#bounds(pair), ...this.#unlike(pair)];
    return [...limits.map((change) => ({ at, change })), ...this.#properties(pair, at), ...this.#items(pair, at)];
  }

  /** In the order of time: of an input the narrow one is the old one, of an output the wide one. */
  #moved(what: string, wide: string, narrow: string): string {
    const [was, is] = this.#of === 'input' ? [narrow, wide] : [wide, narrow];
    return `${what} was ${was} and is now ${is}`;
  }

  #types({ wide, narrow }: Pair): string | undefined {
    const [allowed, found] = [typesOf(wide.schema), typesOf(narrow.schema)];
    if (allowed === undefined) return undefined;
    const fits = (type: string) => allowed.includes(type) || (type === 'integer' && allowed.includes('number'));
    if (found?.every(fits)) return undefined;
    return this.#moved('its type', allowed.join(' or '), found?.join(' or ') ?? 'anything');
  }

  #values({ wide, narrow }: Pair): string | undefined {
    const [allowed, found] = [valuesOf(wide.schema), valuesOf(narrow.schema)];
    if (allowed === undefined) return undefined;
    const more = found?.filter((value) => !allowed.includes(value));
    if (more?.length === 0) return undefined;
    const named = more?.join(', ') ?? 'any value';
    return this.#of === 'input' ? `it no longer takes ${named}` : `it may now be ${named}`;
  }

  #bounds({ wide, narrow }: Pair): string[] {
    const rows = (['value', 'length', 'items', 'properties'] as const).flatMap((of) => [
      { what: `the least ${of}`, a: lowerBound(wide.schema, of), b: lowerBound(narrow.schema, of), sign: 1 },
      { what: `the greatest ${of}`, a: upperBound(wide.schema, of), b: upperBound(narrow.schema, of), sign: -1 },
    ]);
    return rows
      .filter(({ a, b, sign }) => a && (!b || (b.at - a.at) * sign < 0 || (a.at === b.at && a.open && !b.open)))
      .map(({ what, a, b }) => this.#moved(what, a?.text ?? '', b?.text ?? 'free'));
  }

  /** Keywords that can only be held to be the same. */
  #unlike({ wide, narrow }: Pair): string[] {
    const text = (value: JsonValue | undefined) => (value === undefined ? 'absent' : JSON.stringify(value));
    return OPAQUE.filter((word) => wide.schema[word] !== undefined).flatMap((word) => {
      const [a, b] = [text(wide.schema[word]), text(narrow.schema[word])];
      return a === b ? [] : [this.#moved(`its ${word}`, a, b)];
    });
  }

  #properties({ wide, narrow }: Pair, at: string): Misfit[] {
    const [allowed, found] = [objectOf(wide.schema['properties']), objectOf(narrow.schema['properties'])];
    const required = (schema: JsonObject) => listOf(schema['required']);
    const demanded = required(wide.schema).filter((name) => !required(narrow.schema).includes(name));
    const lacking = this.#of === 'input' ? 'it is now required' : 'it may now be missing';
    const gone = Object.keys(allowed).filter((name) => this.#of === 'output' && !Object.hasOwn(found, name));
    const { additionalProperties: rest = true } = wide.schema;
    return [
      ...demanded.filter((name) => !gone.includes(name)).map((name) => ({ at: join(at, name), change: lacking })),
      ...gone.map((name) => ({ at: join(at, name), change: 'it is gone' })),
      ...Object.entries(found).flatMap(([name, schema]) =>
        this.#property({ wide, narrow }, { name, allowed: allowed[name] ?? rest, schema }, at),
      ),
      ...this.#others({ wide, narrow }, at),
    ];
  }

  #property(
    { wide, narrow }: Pair,
    { name, allowed, schema }: { name: string; allowed: JsonValue; schema: JsonValue | undefined },
    at: string,
  ): Misfit[] {
    if (allowed === false) return this.#of === 'input' ? [{ at: join(at, name), change: 'it is no longer taken' }] : [];
    if (!isJsonObject(allowed) || !isJsonObject(schema)) return [];
    const pair = { wide: { ...wide, schema: allowed }, narrow: { ...narrow, schema } };
    return this.misfits(pair, join(at, name));
  }

  /** Properties that neither names. */
  #others({ wide, narrow }: Pair, at: string): Misfit[] {
    const { additionalProperties: allowed = true } = wide.schema;
    const { additionalProperties: found = true } = narrow.schema;
    if (allowed === true || found === false) return [];
    if (isJsonObject(allowed) && isJsonObject(found))
      return this.misfits({ wide: { ...wide, schema: allowed }, narrow: { ...narrow, schema: found } }, `${at}/*`);
    return this.#of === 'input' || isJsonObject(allowed) ? [{ at: `${at}/*`, change: 'other properties changed' }] : [];
  }

  #items({ wide, narrow }: Pair, at: string): Misfit[] {
    const { items: allowed } = wide.schema;
    if (!isJsonObject(allowed)) return [];
    const { items: found } = narrow.schema;
    const schema = isJsonObject(found) ? found : {};
    // What holds no arrays has no items to differ in.
    if (!(typesOf(narrow.schema)?.includes('array') ?? true)) return [];
    return this.misfits({ wide: { ...wide, schema: allowed }, narrow: { ...narrow, schema } }, `${at}/*`);
  }
}

const LONGEST_PLACE = 1_000;
const OPAQUE = [
  ...['pattern', 'format', 'multipleOf', 'uniqueItems', 'propertyNames', 'patternProperties', 'prefixItems'],
  ...['contains', 'not', 'if', 'then', 'else', 'dependentRequired', 'dependentSchemas', 'unevaluatedProperties'],
];
const objectOf = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});
const listOf = (value: JsonValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
const join = (at: string, name: string): string => `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
