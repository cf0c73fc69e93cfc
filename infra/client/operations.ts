// What the published document says of each operation, as far as its client needs to know.
import * as z from 'zod';
import type { Json } from '../openapi/json.ts';

const Schema = z.record(z.string(), z.unknown());
const Parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: Schema,
  'x-operators': z.array(z.string()).optional(),
});
export type Parameter = z.output<typeof Parameter>;

const Reference = z.strictObject({ $ref: z.string() });
const Media = z.record(z.string(), z.looseObject({ schema: Schema.optional() }));
const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  deprecated: z.boolean().default(false),
  'x-permission': z.string(),
  parameters: z.array(z.union([Reference, Parameter])),
  requestBody: z.looseObject({ required: z.boolean(), content: Media }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Media.optional() })),
});
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: Schema, parameters: z.record(z.string(), Parameter) }),
});

/** `read` may be asked again only if changed, `list` goes on from page to page, `stream` tells what happens, `text` is no JSON of ours. */
export type Manner = 'read' | 'list' | 'write' | 'stream' | 'text';

export interface Described {
  readonly id: string;
  readonly summary: string;
  readonly permission: string;
  readonly deprecated: boolean;
  readonly method: string;
  readonly path: string;
  readonly manner: Manner;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly schema: unknown } | undefined;
  /** Of `data`, one for each success with another shape; none where nothing is said. */
  readonly answers: readonly unknown[];
  /** A repeat is known by its Idempotency-Key. */
  readonly keyed: boolean;
}

export function operationsOf(document: Json): readonly Described[] {
  const { paths, components } = Document.parse(document);
  const resolved = (parameter: z.output<typeof Reference> | Parameter): Parameter =>
    'schema' in parameter ? parameter : Parameter.parse(components.parameters[parameter.$ref.split('/').at(-1) ?? '']);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const parameters = operation.parameters.map(resolved);
      return {
        ...{ id: operation.operationId, summary: operation.summary, permission: operation['x-permission'] },
        ...{ deprecated: operation.deprecated, method: method.toUpperCase(), path, parameters },
        manner: mannerOf(method, operation, parameters),
        body: bodyOf(operation),
        answers: answersOf(operation),
        keyed: parameters.some(({ name }) => name === 'Idempotency-Key'),
      };
    }),
  );
}

type Operation = z.output<typeof Operation>;

function mannerOf(method: string, { responses }: Operation, parameters: readonly Parameter[]): Manner {
  const types = Object.entries(responses).flatMap(([status, { content = {} }]) =>
    status.startsWith('2') ? Object.keys(content) : [],
  );
  if (types.includes('text/event-stream')) return 'stream';
  if (types.length > 0 && !types.includes('application/json')) return 'text';
  if (method !== 'get') return 'write';
  return parameters.some(({ name }) => name === 'cursor') ? 'list' : 'read';
}

function bodyOf({ requestBody }: Operation): Described['body'] {
  const schema = requestBody?.content['application/json']?.schema;
  return requestBody && schema ? { required: requestBody.required, schema } : undefined;
}

const Enveloped = z.looseObject({ properties: z.looseObject({ data: z.unknown() }) });

function answersOf({ responses }: Operation): readonly unknown[] {
  return Object.entries(responses).flatMap(([status, { content }]) => {
    const envelope = Enveloped.safeParse(content?.['application/json']?.schema);
    return status.startsWith('2') && envelope.success ? [envelope.data.properties.data] : [];
  });
}
