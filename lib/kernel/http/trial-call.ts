// Calls for tests of the frame: the events API Gateway would send, answered by the Lambda a declaration is.
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context as LambdaContext } from 'aws-lambda';
import * as z from 'zod';
import { permissionsOf, type Role } from '../permissions.ts';
import type { Declared, EndpointSpec } from '../spec.ts';

export interface TrialCall {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is; anything else as JSON, with its content type. */
  readonly body?: unknown;
  /** Bytes as API Gateway passes on what is not text. */
  readonly base64?: Buffer;
  /** The caller's address. */
  readonly from?: string;
  /** Absent: nobody is signed in. */
  readonly as?: {
    readonly tenantId: string;
    readonly roles?: readonly Role[];
    readonly subject?: string;
    readonly rate?: string;
  };
}

export interface TrialAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly data?: unknown;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly errors: readonly TrialProblem[];
}

const Problem = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  details: z.looseObject({ reason: z.string() }),
});
type TrialProblem = z.output<typeof Problem>;

const Envelope = z.object({
  data: z.unknown().optional(),
  meta: z.record(z.string(), z.unknown()).default({}),
  errors: z.array(Problem).default([]),
});

export const lambdaContext = {
  awsRequestId: 'req-of-lambda',
  getRemainingTimeInMillis: () => 10_000,
} as LambdaContext;

export async function tryCall(declared: Declared<EndpointSpec>, call: TrialCall = {}): Promise<TrialAnswer> {
  const invoke = declared as unknown as (e: unknown, c: LambdaContext) => Promise<APIGatewayProxyResult>;
  const { statusCode, headers = {}, body } = await invoke(eventOf(declared.spec, call), lambdaContext);
  const json = /json/.test(String(headers['Content-Type'])) ? Envelope.parse(JSON.parse(body)) : Envelope.parse({});
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return { status: statusCode, headers: named, text: body, ...json };
}

export function eventOf(spec: EndpointSpec, call: TrialCall): Partial<APIGatewayProxyEvent> {
  const { path = {}, query = {}, headers = {}, base64, as } = call;
  const body = base64?.toString('base64') ?? call.body;
  const [httpMethod = '', route = ''] = spec.route.split(' ');
  const lists = Object.entries(query).map(([name, value]) => [name, [value].flat()] as const);
  const json = body !== undefined && typeof body !== 'string';
  const roles = as?.roles ?? ['developer'];
  const authorizer = as && {
    ...{ tenantId: as.tenantId, subject: as.subject ?? 'ada', email: 'ada@trial.test' },
    ...{ roles: roles.join(','), permissions: permissionsOf(roles).join(',') },
    ...(as.rate && { rate: as.rate }),
  };
  return {
    httpMethod,
    path: route.replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? ''),
    pathParameters: path,
    queryStringParameters: Object.fromEntries(lists.map(([name, values]) => [name, values.at(-1) ?? ''])),
    multiValueQueryStringParameters: Object.fromEntries(lists.map(([name, values]) => [name, [...values]])),
    headers: { ...(json && { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? null : json ? JSON.stringify(body) : body,
    isBase64Encoded: base64 !== undefined,
    requestContext: {
      ...{ requestId: 'req-of-gateway', identity: { sourceIp: call.from ?? '192.0.2.1' } },
      ...(authorizer && { authorizer }),
    } as never,
  };
}
