// The published contract: every endpoint, valid OpenAPI 3.1, examples that fit their own schemas.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { openApiDocument } from '../../infra/openapi/document.ts';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { FAULT_KINDS } from '../../lib/shared/fault.ts';

const Content = z.record(
  z.string(),
  z.looseObject({ schema: z.record(z.string(), z.unknown()).optional(), example: z.unknown().optional() }),
);
const Response = z.strictObject({
  description: z.string().min(1),
  headers: z.record(z.string(), z.strictObject({ $ref: z.string() })).optional(),
  content: Content.optional(),
});
const Parameter = z.union([
  z.strictObject({ $ref: z.string() }),
  z.strictObject({
    name: z.string(),
    in: z.enum(['path', 'query', 'header']),
    required: z.boolean(),
    description: z.string().min(5),
    schema: z.record(z.string(), z.unknown()),
    example: z.unknown().optional(),
    'x-operators': z.array(z.string()).optional(),
  }),
]);
const Operation = z.strictObject({
  operationId: z.string(),
  summary: z.string().min(1),
  description: z.string().min(1),
  deprecated: z.literal(true).optional(),
  tags: z.array(z.string()).length(1),
  'x-permission': z.string(),
  'x-rate-limit': z
    .union([
      z.strictObject({ user: z.string(), endpoint: z.string().optional() }),
      z.strictObject({ address: z.string(), endpoint: z.string() }),
    ])
    .optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(Parameter),
  requestBody: z.strictObject({ required: z.boolean(), content: Content }).optional(),
  responses: z.record(z.string(), z.union([Response, z.strictObject({ $ref: z.string() })])),
});
const Document = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.literal('v1') }),
  servers: z.array(z.strictObject({ url: z.string() })),
  tags: z.array(z.strictObject({ name: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
});

let endpoints: readonly EndpointSpec[];
let document: z.output<typeof Document>;
let text: string;
beforeAll(async () => {
  const catalogue = await readCatalogue(PROJECT_ROOT);
  endpoints = catalogue.functions.flatMap(({ spec }) => (spec.kind === 'endpoint' ? [spec] : []));
  text = JSON.stringify(openApiDocument(catalogue));
  document = Document.parse(JSON.parse(text));
});

function operationOf({ route }: EndpointSpec): z.output<typeof Operation> {
  const [method = '', path = ''] = route.split(' ');
  return Operation.parse(document.paths[path]?.[method.toLowerCase()]);
}

/** Followed to where it is written, as readers do. */
function responseOf(spec: EndpointSpec, status: string | number): z.output<typeof Response> | undefined {
  const response = operationOf(spec).responses[status];
  if (!response || !('$ref' in response)) return response;
  return Response.parse(document.components['responses']?.[response.$ref.split('/').at(-1) ?? '']);
}

describe('the document', () => {
  test('holds every declared endpoint under its id, with its permission', () => {
    for (const spec of endpoints)
      expect(operationOf(spec)).toMatchObject({ operationId: spec.id, 'x-permission': spec.permission });
    const count = Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length;
    expect(count).toBe(endpoints.length);
  });

  test('points only at what it contains', () => {
    for (const [, target = ''] of text.matchAll(/"\$ref":"#\/components\/([^"]+)"/g)) {
      const [kind = '', name = ''] = target.split('/');
      expect(document.components[kind], target).toHaveProperty([name]);
    }
    expect(text).not.toContain('#/$defs/');
  });

  test('lists each declared fault under its status', () => {
    for (const spec of endpoints)
      for (const { kind, reason } of spec.faults) {
        const response = responseOf(spec, FAULT_KINDS[kind].status);
        expect(response?.description, `${spec.id} ${reason}`).toContain(`**${reason}**`);
      }
  });

  test('asks for a token wherever a permission is declared, and says 401 and 403 there', () => {
    for (const spec of endpoints) {
      const { security, responses } = operationOf(spec);
      expect(security.length === 0, spec.id).toBe(spec.permission === 'public');
      expect('401' in responses || spec.permission === 'public' || spec.faults.length > 0, spec.id).toBe(true);
    }
  });

  test('wraps what JSON endpoints answer in the envelope', () => {
    for (const spec of endpoints.filter(({ produces }) => produces === 'json'))
      for (const [status, output] of Object.entries(spec.output)) {
        const schema = responseOf(spec, status)?.content?.['application/json']?.schema;
        expect(schema?.['required']).toEqual(output === null ? undefined : ['data', 'meta']);
      }
  });
});

describe('examples', () => {
  test('hold no placeholder', () => {
    expect(text).not.toMatch(/\{\{\w+\./);
  });

  test('of bodies and of answers fit the schema they illustrate, and none is missing', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'document', components: document.components });
    const check = (name: string, media: z.output<typeof Content>[string] | undefined) => {
      if (!media?.schema) return;
      expect(media, name).toHaveProperty('example');
      const absolute = JSON.stringify(media.schema).replaceAll('"#/components', '"document#/components');
      const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(JSON.parse(absolute)));
      expect([validate(media.example), validate.errors], name).toEqual([true, null]);
    };
    for (const spec of endpoints) {
      check(spec.id, operationOf(spec).requestBody?.content['application/json']);
      for (const status of spec.produces === 'json' ? Object.keys(spec.output) : [])
        check(`${spec.id} ${status}`, responseOf(spec, status)?.content?.['application/json']);
    }
  });

  test('of paths fit their schema', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    for (const spec of endpoints)
      for (const parameter of operationOf(spec).parameters) {
        if (!('schema' in parameter) || parameter.example === undefined) continue;
        expect(
          ajv.validate(parameter.schema, parameter.example),
          `${spec.id} ${parameter.name} ${parameter.example}`,
        ).toBe(true);
      }
  });
});
