// Examples as people read them: `{{start.id}}` becomes an id of the kind that endpoint really answers with.
import * as z from 'zod';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';

/** One ULID for all, so that examples refer to each other. */
const ULID = '01J9ZC3W8Q4T6V2X5Y7B9D1F3H';
const PREFIXED = /^\^(?:\(\?:)?([a-z]{2,5}_)/;
const PLACEHOLDER = /\{\{(\w+)\.([\w.]+)\}\}/g;

const Named = z.looseObject({ id: z.string() });
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

  /** The example's value of one path or query parameter. */
  parameterOf({ example }: EndpointSpec, place: 'path' | 'query', name: string): unknown {
    const value = example[place]?.[name];
    return value === undefined ? undefined : this.filled(value, example.needs);
  }

  private filled(value: unknown, needs: EndpointSpec['example']['needs'] = {}): unknown {
    if (typeof value === 'string')
      return value.replace(PLACEHOLDER, (_, need: string, field: string) => this.sample(needs[need], field));
    if (Array.isArray(value)) return value.map((inner) => this.filled(inner, needs));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.filled(inner, needs)]));
  }

  private sample(endpointId: string | undefined, field: string): string {
    const spec = endpointId === undefined ? undefined : this.specs.get(endpointId);
    const sent = Named.safeParse(spec?.example.body);
    if (field === 'id' && sent.success && !sent.data.id.includes('{{')) return sent.data.id;
    const prefix = PREFIXED.exec(spec ? patternOf(spec, field) : '')?.[1];
    return prefix ? prefix + ULID : `example-${field.split('.').at(-1) ?? field}`;
  }
}

function patternOf(spec: EndpointSpec, field: string): string {
  const schema = Object.values(spec.output).find((output) => output !== null);
  if (!schema) return '';
  const described = Described.safeParse(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }));
  return (described.success && described.data.properties[field]?.pattern) || '';
}
