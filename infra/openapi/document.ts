// The whole contract as OpenAPI 3.1: what clients read, generated from the declarations and nothing else.
import type { Catalogue } from '../../lib/kernel/catalogue.ts';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { splitRoute } from '../gateway/paths.ts';
import { Answers } from './answers.ts';
import { COMPONENTS } from './components.ts';
import { Examples } from './examples.ts';
import { Failures } from './failures.ts';
import type { Json } from './json.ts';
import { operation } from './operation.ts';
import { SchemaBook } from './schema-book.ts';

const DESCRIPTION = [
  'Companies register, certify, run and observe climate-compliance agents.',
  '',
  'Answers are `{"data", "meta"}`; failures are `{"errors": [{"code", "message", "field", "details"}], "meta"}` with all',
  'problems at once. Times are RFC 3339 UTC, quantities decimal strings beside their unit. Sign in by',
  '`POST /v1/auth/login` and send `Authorization: Bearer <token>`; services send `X-API-Key: <key>` instead.',
].join('\n');

/** Written twice: the first writing finds what is sent and answered in different shapes, the second names both and knows what answers look like. */
export function openApiDocument(catalogue: Catalogue): Json {
  const draft = new SchemaBook(catalogue.schemaNames);
  written(catalogue, draft);
  const schemas = new SchemaBook(catalogue.schemaNames, draft.differing);
  const document = written(catalogue, schemas, new Answers((name) => schemas.definition(name)));
  const unclear = [...schemas.differing].join(', ');
  if (unclear) throw new Error(`Several schemas are called ${unclear}: each needs a name of its own.`);
  return document;
}

function written(catalogue: Catalogue, schemas: SchemaBook, answers?: Answers): Json {
  const declared = catalogue.functions.flatMap(({ spec, domain }) =>
    spec.kind === 'endpoint' ? [{ spec, domain }] : [],
  );
  const examples = new Examples(declared.map(({ spec }) => spec));
  const failures = new Failures();
  const paths: Record<string, Json> = {};
  for (const { spec, domain } of declared) {
    const { method, path } = splitRoute(spec.route);
    paths[path] ??= {};
    paths[path][method] = operation({ spec, domain, schemas, examples, failures, answers });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'GreenLang Agent Factory',
      version: 'v1',
      description: DESCRIPTION,
      contact: { name: 'GreenLang' },
    },
    // Relative to where the document lies, /v1/openapi.json, so that a stage in the path is kept.
    servers: [{ url: '..' }],
    tags: tagsOf(declared),
    paths,
    components: {
      ...COMPONENTS,
      ...failures.components(),
      schemas: { ...COMPONENTS.schemas, ...schemas.entries() },
    },
  };
}

const tagsOf = (declared: readonly { readonly spec: EndpointSpec; readonly domain: string }[]): Json[] =>
  [...new Set(declared.map(({ domain }) => domain))].sort().map((name) => ({ name }));
