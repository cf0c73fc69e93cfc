// Parsing: path, query and body become what their schemas say, or every problem is told at once.
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { BodyInvalid, BodyTooLarge, NotAcceptable, RequestInvalid, UnsupportedMedia } from '../faults.ts';
import type { EndpointSpec } from '../spec.ts';
import { callOf, header, type Stage } from './call.ts';
import { pointer, problemsOf } from './problems.ts';
import { parseStrictJson } from './strict-json.ts';

/** Lambda takes 6 MB in all; the event around the body needs some of it. */
export const MAX_BODY_BYTES = 5_500_000;

export function parse(spec: EndpointSpec): Stage {
  const querySchema = fullQuery(spec);
  return {
    before: ({ event }) => {
      const call = callOf(event);
      refuseAccept(event, spec);
      call.path = parameters(decoded(event.pathParameters ?? {}), spec.path ?? z.strictObject({}), '/path');
      refuseTwins(event.multiValueQueryStringParameters ?? {});
      call.query = parameters(event.queryStringParameters ?? {}, querySchema, '/query');
      if (spec.body) call.body = body(event, spec.body);
    },
  };
}

const PAGING = { limit: z.coerce.number().int().min(1).max(100).default(20), cursor: z.string().max(4096).optional() };

/** REST APIs hand path parameters over as the client encoded them. */
function decoded(given: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value && decode(name, value)]));
}

function decode(name: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw RequestInvalid([{ field: pointer([name], '/path'), message: `"${value}" is not valid percent-encoding.` }]);
  }
}

/** Of a parameter that stands twice the gateway passes on the last: no guess is made which one was meant. */
function refuseTwins(given: Record<string, string[] | undefined>): void {
  const twins = Object.entries(given).filter(([, values]) => (values?.length ?? 0) > 1);
  if (twins.length > 0)
    throw RequestInvalid(
      twins.map(([name]) => ({ field: pointer([name], '/query'), message: `"${name}" stands twice; send it once.` })),
    );
}

/** Every operation takes `fields`; lists take `limit` and `cursor` too. */
export function fullQuery(spec: EndpointSpec): z.ZodObject {
  const own = spec.query?.shape ?? {};
  const fields = spec.produces === 'json' ? { fields: z.string().max(2000).optional() } : {};
  return z.strictObject({ ...own, ...(spec.paged && PAGING), ...fields });
}

function parameters(given: Record<string, string | undefined>, schema: z.ZodObject, root: string) {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw RequestInvalid(problemsOf(parsed.error, schema, root));
  return parsed.data;
}

function body(event: APIGatewayProxyEvent, schema: z.ZodType): unknown {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAX_BODY_BYTES) throw BodyTooLarge({ bytes: bytes.length, limit: MAX_BODY_BYTES });
  if (bytes.length > 0) refuseMedia(header(event, 'content-type') ?? 'none');
  const parsed = schema.safeParse(bytes.length > 0 ? parseStrictJson(text(bytes)) : undefined);
  if (!parsed.success && bytes.length === 0)
    throw BodyInvalid([{ field: '', message: 'This operation needs a body in JSON, and none was sent.' }]);
  if (!parsed.success) throw BodyInvalid(problemsOf(parsed.error, schema));
  return parsed.data;
}

function text(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw RequestInvalid([{ field: '', message: 'The body is not valid UTF-8; encode it as UTF-8.' }]);
  }
}

function refuseMedia(contentType: string): void {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (type !== 'application/json' || (charset && charset !== 'utf-8' && charset !== 'utf8'))
    throw UnsupportedMedia({ contentType });
}

const OFFERED = {
  json: ['application/json', 'application/vnd.greenlang.v1+json'],
  events: ['text/event-stream'],
  html: ['text/html'],
} as const;

function refuseAccept(event: APIGatewayProxyEvent, spec: EndpointSpec): void {
  const accept = header(event, 'accept');
  if (!accept || spec.produces === 'document') return;
  const offered: readonly string[] = OFFERED[spec.produces];
  const ranges = accept
    .toLowerCase()
    .split(',')
    .map(rangeOf)
    .filter((range) => range !== undefined);
  const fits = (range: string) =>
    range === '*/*' || offered.some((type) => range === type || range === `${type.split('/')[0]}/*`);
  if (!ranges.some(fits)) throw NotAcceptable({ accept, offered: offered.join(' or ') });
}

/** A media range somebody accepts; one of quality zero is one they refuse. */
function rangeOf(text: string): string | undefined {
  const [range, ...parameters] = text.split(';').map((part) => part.trim());
  return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? undefined : range;
}
