// What a function answered, turned into HTTP; anything that is not a proxy answer is the gateway's 502.
import * as z from 'zod';
import { badAnswer } from './fault.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

const Scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const Head = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), Scalar.nullish()).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(Scalar)).nullish(),
});

const ProxyAnswer = Head.extend({
  body: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

const StreamHead = Head.extend({ cookies: z.array(z.string()).nullish() });

/** API Gateway keeps these for itself and passes a function's own under another name. */
const REMAPPED = new Set(['connection', 'content-length', 'date', 'host', 'server', 'www-authenticate']);

export function readProxyAnswer(payload: string): HttpAnswer {
  const parsed = ProxyAnswer.safeParse(parse(payload));
  if (!parsed.success) throw badAnswer();
  const { statusCode, body, isBase64Encoded } = parsed.data;
  return {
    status: statusCode,
    headers: headersOf(parsed.data),
    body: Buffer.from(String(body ?? ''), isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

export function readStreamHead(metadata: string): Omit<HttpAnswer, 'body'> {
  const parsed = StreamHead.safeParse(parse(metadata));
  if (!parsed.success) throw badAnswer();
  const cookies = (parsed.data.cookies ?? []).map((cookie) => ['Set-Cookie', cookie] as const);
  return { status: parsed.data.statusCode, headers: [...headersOf(parsed.data), ...cookies] };
}

/** A header named in both lists is sent once, with the values of the list of many. */
function headersOf({ headers, multiValueHeaders }: z.infer<typeof Head>): (readonly [string, string])[] {
  const sent: (readonly [string, string])[] = [];
  const many = new Set<string>();
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) {
    many.add(name.toLowerCase());
    for (const value of values) sent.push([named(name), value]);
  }
  let typed = many.has('content-type');
  for (const [name, value] of Object.entries(headers ?? {})) {
    const lower = name.toLowerCase();
    if (value === null || value === undefined || many.has(lower)) continue;
    typed ||= lower === 'content-type';
    sent.push([named(name), value]);
  }
  if (!typed) sent.push(['Content-Type', 'application/json']);
  return sent;
}

function named(name: string): string {
  return REMAPPED.has(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badAnswer();
  }
}
