// What a browser is told: the bucket's CORS rules, applied to preflights and to the answers themselves.
import { AwsFault } from '../wire/aws-fault.ts';
import type { S3Call } from './call.ts';
import type { Bucket, CorsRule } from './model.ts';
import { sendEmpty } from './respond.ts';

interface Question {
  readonly origin: string;
  readonly method: string;
  readonly headers: readonly string[];
}

/** Set before anything can fail, so that a page may also read why its upload was refused. */
export function admitOrigin(call: S3Call, bucket: Bucket): void {
  const origin = call.request.headers.origin;
  const rule = origin && findRule(bucket, { origin, method: call.method, headers: [] });
  if (origin && rule) setCorsHeaders(call, rule, origin);
}

export function answerPreflight(call: S3Call, bucket: Bucket): void {
  const { origin } = call.request.headers;
  const method = call.request.headers['access-control-request-method'];
  const headers = list(call.request.headers['access-control-request-headers']);
  if (!origin || !method) {
    throw new AwsFault('BadRequest', 'Insufficient information. Origin request header needed.');
  }
  const rule = findRule(bucket, { origin, method, headers });
  if (!rule) {
    const message = 'CORSResponse: This CORS request is not allowed. See the CORS rules of the bucket.';
    throw new AwsFault('AccessForbidden', message, { status: 403, members: { Method: method } });
  }
  setCorsHeaders(call, rule, origin);
  sendEmpty(call, 200, {
    'access-control-allow-headers': headers.length > 0 ? headers.join(', ') : undefined,
    'access-control-max-age': rule.maxAgeSeconds,
  });
}

function setCorsHeaders({ response }: S3Call, rule: CorsRule, origin: string): void {
  const anyone = rule.origins.includes('*');
  response.setHeader('access-control-allow-origin', anyone ? '*' : origin);
  if (!anyone) response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-allow-methods', rule.methods.join(', '));
  if (rule.exposed.length > 0) response.setHeader('access-control-expose-headers', rule.exposed.join(', '));
  response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method');
}

function findRule(bucket: Bucket, question: Question): CorsRule | undefined {
  return bucket.cors.find(
    (rule) =>
      rule.origins.some((pattern) => fits(pattern, question.origin)) &&
      rule.methods.includes(question.method) &&
      question.headers.every((header) => rule.headers.some((pattern) => fits(pattern.toLowerCase(), header))),
  );
}

/** A pattern holds at most one `*`. */
function fits(pattern: string, text: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === text;
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}

function list(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}
