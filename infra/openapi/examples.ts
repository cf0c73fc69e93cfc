// Examples as people read them: `{{start.id}}` becomes an id of the kind that endpoint really answers with.
import * as z from 'zod';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';

/** One ULID for all, so that examples refer to each other. */
const ULID = '01J9ZC3W8Q4T6V2X5Y7B9D1F3H';
const PREFIXED = /^\^(?:\(\?:)?([a-z]{2,5}_)/;
const PLACEHOLDER = /\{\{(\w+)\.([\w.]+)\}\}/g;

const Sent = z.record(z.string(), z.unknown()).catch({});
const Described = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ pattern: z.string().optional() })).default({}),
});

export class Examples {
  private readonly specs: ReadonlyMap<string, EndpointSpec>;

  constructor(specs: readonly EndpointSpec[]) {
    this.specs = new Map(specs.map((spec) => [spec.id, spec]));
  }

  bodyOf({ example }: EndpointSpec): unknown {
    return example.body === undefined ? undefined : this.filled(example.body, example.needs);
  }

  /** The example's value of one path or query parameter; `pattern` is what such a value looks like. */
  parameterOf({ example }: EndpointSpec, place: 'path' | 'query', name: string, pattern = ''): unknown {
    const value = example[place]?.[name];
    return value === undefined ? undefined : this.filled(value, example.needs, pattern);
  }

  /** Every word of the example by its name: of the path, and of the body's own fields. */
  wordsOf(spec: EndpointSpec): Readonly<Record<string, unknown>> {
    const path = Object.keys(spec.example.path ?? {});
    const inPath = path.map((name) => [name, this.parameterOf(spec, 'path', name, patternOfPath(spec, name))]);
    const named = /\}$/.test(spec.route) ? inPath.at(-1)?.[1] : undefined;
    return {
      ...(named !== undefined && { id: named }),
      ...Sent.parse(this.bodyOf(spec) ?? {}),
      ...Object.fromEntries(inPath),
    };
  }

  private filled(value: unknown, needs: EndpointSpec['example']['needs'] = {}, pattern = ''): unknown {
    if (typeof value === 'string')
      return value.replace(PLACEHOLDER, (_, need: string, field: string) => this.sample(needs[need], field, pattern));
    if (Array.isArray(value)) return value.map((inner) => this.filled(inner, needs));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.filled(inner, needs)]));
  }

  /** What that endpoint's own example sends under this name, else an id of the kind it answers with, else a speaking name. */
  private sample(endpointId: string | undefined, field: string, pattern: string): string {
    const spec = endpointId === undefined ? undefined : this.specs.get(endpointId);
    const name = field.split('.').at(-1) ?? field;
    const sent = spec && { ...Sent.parse(spec.example.body ?? {}), ...spec.example.path }[name];
    if (spec && typeof sent === 'string') return String(this.filled(sent, spec.example.needs));
    const prefix = PREFIXED.exec((spec && patternOf(spec, field)) || pattern)?.[1];
    return prefix ? prefix + ULID : `example-${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
  }
}

function patternOfPath({ path }: EndpointSpec, name: string): string {
  const described = path && Described.safeParse(z.toJSONSchema(path, { io: 'input', unrepresentable: 'any' }));
  return (described?.success && described.data.properties[name]?.pattern) || '';
}

function patternOf(spec: EndpointSpec, field: string): string {
  const schema = Object.values(spec.output).find((output) => output !== null);
  if (!schema) return '';
  const described = Described.safeParse(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }));
  return (described.success && described.data.properties[field]?.pattern) || '';
}
