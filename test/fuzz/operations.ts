// Every operation of the OpenAPI document as it is served: what it takes, and whether something is what it takes.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as z from 'zod';
import type { Client } from '../harness/client.ts';

const Schema = z.record(z.string(), z.unknown());
export type Schema = z.output<typeof Schema>;

const Parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  schema: Schema,
  'x-operators': z.array(z.string()).optional(),
});

const Operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.record(z.string(), z.unknown())).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: Schema.optional() })) }).optional(),
});

const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.record(z.string(), z.record(z.string(), z.unknown())),
});

type Judge = (value: unknown) => boolean;

export interface Parameter {
  readonly name: string;
  readonly schema: Schema;
  readonly operators: readonly string[];
  /** Of the text as it stands in the URL. */
  readonly accepts: Judge;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly inPath: readonly Parameter[];
  readonly inQuery: readonly Parameter[];
  readonly body: { readonly schema: Schema; readonly accepts: Judge } | undefined;
  /** What a reference inside a schema stands for. */
  readonly resolve: (schema: Schema) => Schema;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export async function readOperations(client: Client): Promise<Operation[]> {
  const { text } = await client.send('GET /v1/openapi.json');
  const whole: unknown = JSON.parse(text);
  const document = Document.parse(whole);
  const resolve = resolverOf(document);
  const compile = compilerOf(document);
  return Object.entries(document.paths).flatMap(([, item]) =>
    METHODS.flatMap((method) => {
      if (!item[method]) return [];
      const { operationId, parameters, requestBody } = Operation.parse(item[method]);
      const known = parameters.map((one) => Parameter.parse(resolve(one)));
      const of = (place: string) =>
        known.filter((one) => one.in === place).map((one) => parameterOf(one, compile.text(one.schema)));
      const schema = requestBody?.content['application/json']?.schema;
      return [
        {
          ...{ id: operationId, method: method.toUpperCase(), resolve },
          ...{ inPath: of('path'), inQuery: of('query') },
          body: schema && { schema, accepts: compile.data(schema) },
        },
      ];
    }),
  );
}

const parameterOf = (
  { name, schema, 'x-operators': operators = [] }: z.output<typeof Parameter>,
  accepts: Judge,
): Parameter => ({ name, schema, operators, accepts });

function resolverOf({ components }: z.output<typeof Document>): (schema: Schema) => Schema {
  const resolve = (schema: Schema): Schema => {
    const reference = schema['$ref'];
    if (typeof reference !== 'string') return schema;
    const [kind = '', name = ''] = reference.split('/').slice(2);
    return resolve(Schema.parse(components[kind]?.[name]));
  };
  return resolve;
}

function compilerOf(document: object): { data(schema: Schema): Judge; text(schema: Schema): Judge } {
  const strict = new Ajv2020({ strict: false, validateSchema: false });
  const lenient = new Ajv2020({ strict: false, validateSchema: false, coerceTypes: true });
  for (const ajv of [strict, lenient]) {
    addFormats.default(ajv);
    ajv.addSchema(document, 'openapi');
  }
  const within = (schema: Schema): Schema => rebased(schema);
  return {
    data: (schema) => judge(() => strict.compile(within(schema))),
    text(schema) {
      const accepts = judge(() => lenient.compile({ type: 'object', properties: { value: within(schema) } }));
      return (value) => accepts({ value });
    },
  };
}

/** Compiled when it is first asked: the document has a thousand schemas. */
function judge(compile: () => ValidateFunction): Judge {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= compile();
    return validate(value) === true;
  };
}

/** The same schema with its references reaching into the document it was taken from. */
function rebased(schema: Schema): Schema {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/');
  return Schema.parse(JSON.parse(text));
}
