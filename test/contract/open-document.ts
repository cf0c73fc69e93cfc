// The OpenAPI document as served, held against answers.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as z from 'zod';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import type { Answer, Client } from '../harness/client.ts';

const Operation = z.looseObject({ operationId: z.string() });
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export interface OpenDocument {
  operations(): string[];
  /** What the document says is wrong with an answer; a status it does not list is wrong too. */
  problemsOf(spec: EndpointSpec, answer: Answer): string[];
}

export async function openDocument(client: Client): Promise<OpenDocument> {
  const { text } = await client.send('GET /v1/openapi.json');
  const document = Document.parse(JSON.parse(text));
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi');
  return {
    operations: () =>
      Object.values(document.paths)
        .flatMap((item) =>
          METHODS.flatMap((method) => (item[method] ? [Operation.parse(item[method]).operationId] : [])),
        )
        .sort(),
    problemsOf(spec, { status, json }) {
      const [method = '', path = ''] = spec.route.split(' ');
      const at = [
        'paths',
        path,
        method.toLowerCase(),
        'responses',
        String(status),
        'content',
        'application/json',
        'schema',
      ];
      const validate = ajv.getSchema(`openapi#/${at.map(pointerPart).join('/')}`);
      if (!validate) return [`OpenAPI has no schema for ${spec.route} ${status}.`];
      return validate(json)
        ? []
        : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    },
  };
}

const pointerPart = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
