// From what a handler answers to HTTP: envelope, status, Location, entity tag, partial fields, the headers all carry.
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { FAULT_KINDS, type Fault, type Problem } from '../../shared/fault.ts';
import type { EndpointSpec } from '../spec.ts';
import { basePath, type Call, header } from './call.ts';
import { etagOf, matches } from './etag.ts';
import { selectFields } from './fields.ts';
import { common, type Headers } from './headers.ts';

/** What rides beside `data`. */
export interface PageMeta {
  readonly total?: number;
  readonly limit: number;
  readonly offset?: number;
  readonly nextCursor?: string;
  readonly nextUrl?: string;
}

export function respond(
  spec: EndpointSpec,
  event: APIGatewayProxyEvent,
  call: Call,
  data: unknown,
  more: Headers = {},
  page?: PageMeta,
): APIGatewayProxyResult {
  const statusCode = spec.statusOf(data);
  const counted = page?.total === undefined ? {} : { 'X-Total-Count': String(page.total) };
  const headers = { ...common(call), ...more, ...counted, ...place(spec, event, call, data) };
  if (spec.output[statusCode] === null) return { statusCode, headers, body: '' };
  // A browser may keep what has a tag, if it asks each time whether the tag still holds.
  const fields = call.query['fields'];
  const beside = { ...(page && { page }), ...(call.warnings.length > 0 && { warnings: call.warnings }) };
  const whole = Object.values(beside);
  const tagged = () => ({
    ETag: etagOf(whole.length > 0 ? [data, ...whole] : data),
    'Cache-Control': 'private, no-cache',
  });
  const etag: { ETag?: string } = event.httpMethod === 'GET' ? tagged() : {};
  const known = header(event, 'if-none-match');
  if (etag.ETag && known && matches(known, etag.ETag))
    return { statusCode: 304, headers: { ...headers, ...etag }, body: '' };
  const shown = typeof fields === 'string' ? selectFields(data, fields) : data;
  const meta = { requestId: call.requestId, ...beside };
  return {
    statusCode,
    headers: { ...headers, ...etag, 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ data: shown, meta }),
  };
}

function place(spec: EndpointSpec, event: APIGatewayProxyEvent, call: Call, data: unknown): Headers {
  const location = spec.locationOf?.(data, call.path);
  return location ? { Location: basePath(event) + location } : {};
}

/** What a caller sent is told back to it, but not all of a megabyte: an answer longer than 6 MB is none. */
const LONGEST_WORDS = 2_000;
const MOST_WORDS = 400_000;
const inBounds = (text: string): string =>
  text.length > LONGEST_WORDS ? `${text.slice(0, LONGEST_WORDS).toWellFormed()}…` : text;

/** As many problems as fit, each in its bounds. */
function told(problems: readonly Problem[]): Problem[] {
  let words = 0;
  return problems
    .map(({ message, field, details }) => ({
      message: inBounds(message),
      ...(field !== undefined && { field: inBounds(field) }),
      ...(details && { details }),
    }))
    .filter(({ message, field = '' }) => {
      words += message.length + field.length;
      return words <= MOST_WORDS;
    });
}

export function refuse(fault: Fault, call: Call): APIGatewayProxyResult {
  const { status, code } = FAULT_KINDS[fault.type.kind];
  const retry = fault.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(fault.retryAfterSeconds) };
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
  const errors = told(fault.problems).map(({ message, field, details }) => ({
    code,
    message,
    ...(field !== undefined && { field }),
    details: { reason: fault.type.reason, ...details },
  }));
  const body = JSON.stringify({ errors, meta: { requestId: call.requestId } });
  return {
    statusCode: status,
    headers: { ...common(call), ...retry, ...challenge, 'Content-Type': 'application/json; charset=utf-8' },
    body,
  };
}
