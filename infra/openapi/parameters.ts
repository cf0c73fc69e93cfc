// Everything a caller may put outside the body: path, query and headers, declared ones first, the frame's own after.
import * as z from 'zod';
import { fieldsOf, operatorsOf } from '../../lib/kernel/http/filters/index.ts';
import { itemOf } from '../../lib/kernel/http/parse.ts';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { pathParameters, splitRoute } from '../gateway/paths.ts';
import { ref } from './components.ts';
import type { Examples } from './examples.ts';
import type { Json } from './json.ts';
import type { SchemaBook } from './schema-book.ts';

const ObjectSchema = z.looseObject({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
});

export function parametersOf(spec: EndpointSpec, schemas: SchemaBook, examples: Examples): Json[] {
  const { method, path } = splitRoute(spec.route);
  const inPath = declared(spec.path, schemas);
  const inQuery = declared(spec.query, schemas);
  const shown = (place: 'path' | 'query', name: string): Json => {
    const { pattern, type } = (place === 'path' ? inPath : inQuery).properties[name] ?? {};
    const example = examples.parameterOf(spec, place, name, typeof pattern === 'string' ? pattern : '');
    if (example === undefined) return {};
    return { example: type === 'integer' || type === 'number' ? Number(example) : example };
  };
  return [
    ...pathParameters(path).map((name) => ({
      ...{ name, in: 'path', required: true },
      ...described(inPath.properties[name] ?? { type: 'string' }, PLACES[name]),
      ...shown('path', name),
    })),
    ...Object.entries(inQuery.properties).map(([name, schema]) => ({
      ...{ name, in: 'query', required: inQuery.required.includes(name) },
      ...described(schema),
      ...shown('query', name),
    })),
    ...filtering(spec, [...pathParameters(path), ...Object.keys(inQuery.properties)]),
    ...framed(spec, method).map((name) => ref('parameters', name)),
  ];
}

/** What a parameter is said to be, beside its schema. */
function described({ description, ...schema }: Json, otherwise?: string): Json {
  const said = description ?? otherwise;
  return { ...(said !== undefined && { description: said }), schema };
}

/** The words that stand in paths, the same in every path. */
const PLACES: Readonly<Record<string, string>> = {
  agentId: 'The id of the agent: its slug.',
  alias: 'A name for a version, such as `stable`.',
  artifactId: 'The id of the artifact, as its upload was announced.',
  asset: 'The name of a file of the documentation.',
  candidateId: 'The id of the candidate, as it was announced.',
  code: 'A code of the Combined Nomenclature, of 4, 6 or 8 digits.',
  evaluationId: 'The id of the evaluation.',
  executionId: 'The id of the run, chosen by who started it or given by the API.',
  factorId: 'The id of the factor, as searches show it.',
  fileId: 'The id of the file, as its upload was announced.',
  jobId: 'The id of the job, as the `Location` of what started it names it.',
  keyId: 'The id of the key; not the key itself.',
  reportId: 'The id of the report.',
  ruleId: 'The id of the rule: its slug.',
  setId: 'The id of the set of factors.',
  tenantId: 'The id of the tenant: its slug.',
  transitionId: 'The id of the step, as the history shows it.',
  version: 'The version: an exact one; where an agent is only read also `latest`, a range such as `^1.2`, or an alias.',
};

const declared = (schema: z.ZodObject | undefined, schemas: SchemaBook) =>
  ObjectSchema.parse(schema ? schemas.renderInPlace(schema, 'input') : {});

/** `?state=CERTIFIED`, `?createdAt[gte]=…`: every plain field of what is listed. */
function filtering(spec: EndpointSpec, own: readonly string[]): Json[] {
  const item = itemOf(spec);
  if (!item) return [];
  return [...fieldsOf(item)]
    .filter(([name]) => !own.includes(name))
    .map(([name, { type, choices }]) => ({
      name,
      in: 'query',
      required: false,
      description: `Only items with this ${name}; \`${name}[op]\` compares otherwise.`,
      schema: choices ? { type: 'string', enum: choices } : { type: SCHEMA_TYPE[type] },
      'x-operators': operatorsOf(type),
    }));
}

const SCHEMA_TYPE = { text: 'string', day: 'string', time: 'string', number: 'number', boolean: 'boolean' } as const;

function framed(spec: EndpointSpec, method: string): string[] {
  const json = spec.produces === 'json';
  return [
    ...(spec.paged ? ['Limit', 'Cursor', 'Offset', 'Filter', ...(spec.sortable.length > 0 ? ['Sort'] : [])] : []),
    ...(json ? ['Fields'] : []),
    ...(json && method === 'get' ? ['IfNoneMatch'] : []),
    ...(['patch', 'put', 'delete'].includes(method) ? ['IfMatch'] : []),
    ...(spec.idempotent ? ['IdempotencyKey'] : []),
    ...(spec.permission !== 'public' && spec.plane === 'tenant' ? ['ActAsTenant'] : []),
  ];
}
