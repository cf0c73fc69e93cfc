// One endpoint's declaration as one OpenAPI operation.
import { MEDIA_TYPE } from '../../lib/kernel/http/media.ts';
import { USER_PER_MINUTE } from '../../lib/kernel/limits/policies.ts';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { splitRoute } from '../gateway/paths.ts';
import type { Answers } from './answers.ts';
import { ref } from './components.ts';
import type { Examples } from './examples.ts';
import type { Failures } from './failures.ts';
import type { Json } from './json.ts';
import { parametersOf } from './parameters.ts';
import type { SchemaBook } from './schema-book.ts';

export interface Rendering {
  readonly spec: EndpointSpec;
  readonly domain: string;
  readonly schemas: SchemaBook;
  readonly examples: Examples;
  readonly failures: Failures;
  /** Absent while it is not yet known what schemas refer to. */
  readonly answers: Answers | undefined;
}

export function operation(rendering: Rendering): Json {
  const { spec, domain, schemas, examples, failures } = rendering;
  const body = requestBody(spec, schemas, examples);
  return {
    operationId: spec.id,
    summary: spec.summary,
    description: describe(spec),
    ...(spec.deprecated && { deprecated: true }),
    tags: [domain],
    'x-permission': spec.permission,
    ...((spec.permission !== 'public' || spec.limit) && { 'x-rate-limit': rateLimit(spec) }),
    security: spec.permission === 'public' ? [] : [{ bearer: [] }, { apiKey: [] }],
    parameters: parametersOf(spec, schemas, examples),
    ...(body && { requestBody: body }),
    responses: { ...successes(rendering), ...failures.of(spec) },
  };
}

/** What the rest of an operation does not say of itself: who may, what it refuses, whether it can be repeated. */
function describe({ permission, faults, idempotent, deprecated }: EndpointSpec): string {
  return [
    WHO[permission] ?? `Needs the permission \`${permission}\`.`,
    ...(idempotent ? ['Safe to repeat with an `Idempotency-Key`.'] : []),
    ...(deprecated ? [`Goes on ${deprecated.sunset}; use \`${deprecated.successor}\` instead.`] : []),
    ...faults.map(({ reason, cause }) => `- \`${reason}\`: ${cause}`),
  ].join('\n');
}

const WHO: Readonly<Record<string, string>> = {
  public: 'Open to everybody.',
  'signed-in': 'For everybody who is signed in.',
};

const LEAVING = {
  Deprecation: { description: 'Since when the operation is deprecated (RFC 9745).', schema: { type: 'string' } },
  Sunset: { description: 'When it will go (RFC 8594); Link names its successor.', schema: { type: 'string' } },
};

/** Of each principal, a minute; the tenant's tier limits all of them together. Without sign-in, of each address, and what fails. */
const rateLimit = ({ permission, limit }: EndpointSpec): Json => ({
  [permission === 'public' ? 'address' : 'user']: `${USER_PER_MINUTE}/min`,
  ...(limit && { endpoint: `${limit.perMinute}/min` }),
});

function requestBody(spec: EndpointSpec, schemas: SchemaBook, examples: Examples): Json | undefined {
  if (!spec.body) return undefined;
  const example = examples.bodyOf(spec);
  const schema = schemas.render(spec.body, 'input');
  return {
    required: !spec.body.safeParse(undefined).success,
    content: inBoth({ schema, ...(example !== undefined && { example }) }),
  };
}

/** YAML is another spelling of the same. */
const inBoth = (media: Json): Json => ({ [MEDIA_TYPE.json]: media, [MEDIA_TYPE.yaml]: { schema: media['schema'] } });

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Created.',
  202: 'Accepted; Location tells where its status is found.',
  204: 'Done; there is nothing to say.',
  207: 'Each item has its own outcome.',
};

function successes(rendering: Rendering): Json {
  const { spec, schemas } = rendering;
  const { method } = splitRoute(spec.route);
  const answers = Object.entries(spec.output).map(([status, schema]) => [
    status,
    {
      description: DESCRIPTIONS[Number(status)] ?? 'Done.',
      headers: headersOf(spec, method, Number(status)),
      ...content(rendering, schema && schemas.render(schema, 'output')),
    },
  ]);
  const unchanged = { description: 'Nothing changed since the state named in If-None-Match.' };
  return {
    ...Object.fromEntries(answers),
    ...(method === 'get' && spec.produces === 'json' && { 304: unchanged }),
  };
}

function headersOf(spec: EndpointSpec, method: string, status: number): Json {
  return {
    'X-Request-Id': ref('headers', 'RequestId'),
    'Server-Timing': ref('headers', 'ServerTiming'),
    ...(spec.paged && { 'X-Total-Count': ref('headers', 'TotalCount') }),
    ...(spec.deprecated && LEAVING),
    ...(spec.permission !== 'public' && RATE_HEADERS),
    ...(method === 'get' && spec.produces === 'json' && { ETag: ref('headers', 'ETag') }),
    ...((status === 201 || status === 202) && { Location: ref('headers', 'Location') }),
    ...(spec.idempotent && { 'Idempotent-Replayed': ref('headers', 'Replayed') }),
  };
}

const RATE_HEADERS: Json = {
  'X-RateLimit-Limit': ref('headers', 'RateLimitLimit'),
  'X-RateLimit-Remaining': ref('headers', 'RateLimitRemaining'),
  'X-RateLimit-Reset': ref('headers', 'RateLimitReset'),
  RateLimit: ref('headers', 'RateLimit'),
  'RateLimit-Policy': ref('headers', 'RateLimitPolicy'),
};

function content({ spec, examples, answers }: Rendering, data: Json | null): Json {
  const text = { schema: { type: 'string' } };
  switch (spec.produces) {
    case 'events':
      return { content: { 'text/event-stream': text } };
    case 'html':
      return { content: { 'text/html': text } };
    case 'document':
      return { content: { '*/*': {} } };
    case 'json':
      return data === null
        ? {}
        : { content: inBoth({ schema: envelope(spec, data), ...shown({ spec, data, examples, answers }) }) };
  }
}

interface Shown {
  readonly spec: EndpointSpec;
  readonly data: Json;
  readonly examples: Examples;
  readonly answers: Answers | undefined;
}

/** An answer to the example of the request, in the same words. */
function shown({ spec, data, examples, answers }: Shown): Json {
  if (!answers) return {};
  const meta = {
    requestId: '6f1de3a4-5b0c-4e0f-9a63-2b7d8c1e4f90',
    ...(spec.paged && { page: { limit: 20, total: 1 } }),
  };
  return { example: { data: answers.sample(data, examples.wordsOf(spec)), meta } };
}

const envelope = (spec: EndpointSpec, data: Json): Json => ({
  type: 'object',
  required: ['data', 'meta'],
  properties: { data, meta: ref('schemas', spec.paged ? 'PageMeta' : 'Meta') },
});
