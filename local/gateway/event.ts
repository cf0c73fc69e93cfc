// The Lambda proxy event of a REST API (version 1), member for member as AWS sends it.
import type { Exchange } from './exchange.ts';
import { headerOf } from './exchange.ts';
import type { Match } from './router.ts';

export interface ApiPlace {
  readonly accountId: string;
  readonly region: string;
  readonly apiId: string;
  readonly stage: string;
}

export interface EventBody {
  readonly text: string | null;
  readonly isBase64Encoded: boolean;
}

export function proxyEvent(
  exchange: Exchange,
  match: Match,
  place: ApiPlace,
  body: EventBody,
): Record<string, unknown> {
  return {
    ...commonEvent(exchange, match, place),
    body: body.text,
    isBase64Encoded: body.isBase64Encoded,
  };
}

export function authorizerEvent(exchange: Exchange, match: Match, place: ApiPlace): Record<string, unknown> {
  return { type: 'REQUEST', methodArn: methodArn(exchange, place), ...commonEvent(exchange, match, place) };
}

export function methodArn({ method, path }: Exchange, { region, accountId, apiId, stage }: ApiPlace): string {
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stage}/${method}/${path.replace(/^\//, '')}`;
}

function commonEvent(exchange: Exchange, { route, parameters }: Match, place: ApiPlace): Record<string, unknown> {
  const { query } = exchange;
  const names = [...new Set(query.keys())];
  return {
    resource: route.resource,
    path: exchange.path,
    httpMethod: exchange.method,
    headers: exchange.headers,
    multiValueHeaders: exchange.multiValueHeaders,
    queryStringParameters: orNull(names.map((name) => [name, query.getAll(name).at(-1)])),
    multiValueQueryStringParameters: orNull(names.map((name) => [name, query.getAll(name)])),
    pathParameters: orNull(Object.entries(parameters)),
    stageVariables: null,
    requestContext: requestContext(exchange, route.resource, place),
  };
}

function requestContext(exchange: Exchange, resourcePath: string, place: ApiPlace): Record<string, unknown> {
  return {
    accountId: place.accountId,
    apiId: place.apiId,
    ...(exchange.authorizer === undefined ? {} : { authorizer: exchange.authorizer }),
    domainName: exchange.host,
    domainPrefix: exchange.host.split('.')[0],
    extendedRequestId: exchange.extendedRequestId,
    httpMethod: exchange.method,
    identity: identityOf(exchange),
    path: exchange.path,
    protocol: exchange.protocol,
    requestId: exchange.requestId,
    requestTime: commonLogTime(exchange.startedMs),
    requestTimeEpoch: exchange.startedMs,
    resourceId: Buffer.from(resourcePath).toString('hex').slice(-6),
    resourcePath,
    stage: place.stage,
  };
}

function identityOf(exchange: Exchange): Record<string, string | null> {
  return {
    accessKey: null,
    accountId: null,
    caller: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: exchange.sourceIp,
    user: null,
    userAgent: headerOf(exchange, 'user-agent') ?? null,
    userArn: null,
  };
}

function orNull(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> | null {
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function commonLogTime(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `${iso.slice(8, 10)}/${MONTHS[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
