// The path of one request through a deployed API: route, body, authorizer, integration, answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { type Authorize, createAuthorizer, type InvokeFunction } from './authorizer.ts';
import { readBody } from './body.ts';
import { compress } from './compress.ts';
import type { ApiDefinition, LambdaIntegration } from './document.ts';
import { type ApiPlace, proxyEvent } from './event.ts';
import { type Exchange, openExchange } from './exchange.ts';
import { badAnswer, GatewayFault, headersTooLarge } from './fault.ts';
import { renderFault } from './gateway-response.ts';
import { mockAnswer } from './mock-answer.ts';
import { type HttpAnswer, readProxyAnswer } from './proxy-answer.ts';
import { createRouter, type Match, type Router } from './router.ts';
import { pipeRest, startOf } from './stream-answer.ts';

export interface Functions {
  readonly invoke: InvokeFunction;
  invokeStreaming(arn: string, payload: string, call: { signal?: AbortSignal }): Promise<{ readonly stream: Readable }>;
}

export type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const HEADER_LIMIT_BYTES = 10_240;

interface Api {
  readonly definition: ApiDefinition;
  readonly place: ApiPlace;
  readonly functions: Functions;
  readonly router: Router;
  readonly authorizers: ReadonlyMap<string, Authorize>;
}

export function serveApi(definition: ApiDefinition, place: ApiPlace, functions: Functions): Serve {
  const authorizers = new Map<string, Authorize>();
  for (const { authorizer } of definition.routes) {
    if (authorizer === undefined || authorizers.has(authorizer.name)) continue;
    authorizers.set(authorizer.name, createAuthorizer(authorizer, place, functions.invoke));
  }
  const api: Api = { definition, place, functions, authorizers, router: createRouter(definition.routes) };
  return async (request, response) => {
    const exchange = openExchange(request);
    try {
      await handle(api, exchange, request, response);
    } catch (problem) {
      if (response.headersSent) return void response.destroy();
      const fault = problem instanceof GatewayFault ? problem : new GatewayFault('DEFAULT_5XX');
      send(response, exchange, renderFault(fault, exchange, definition.gatewayResponses));
    } finally {
      request.resume();
    }
  };
}

async function handle(api: Api, exchange: Exchange, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (headerBytes(request) > HEADER_LIMIT_BYTES) throw headersTooLarge();
  const match = api.router(exchange.method, exchange.path);
  if (match === undefined) throw new GatewayFault('MISSING_AUTHENTICATION_TOKEN');
  const { integration, authorizer, resource } = match.route;
  exchange.resource = resource;
  const body = await readBody(request, api.definition.binaryMediaTypes);
  if (authorizer !== undefined) exchange.authorizer = await api.authorizers.get(authorizer.name)?.(exchange, match);
  if (integration.type === 'mock') return send(response, exchange, mockAnswer(integration));
  const payload = JSON.stringify(proxyEvent(exchange, match, api.place, body));
  if (integration.responseTransferMode === 'STREAM') return stream(api, exchange, match, payload, response);
  const answer = await within(integration.timeoutInMillis, (signal) =>
    api.functions.invoke(integration.functionArn, payload, { signal }),
  );
  if (answer.functionError !== undefined) throw badAnswer();
  send(response, exchange, await compress(readProxyAnswer(answer.payload), exchange, api.definition.compressFromBytes));
}

async function stream(api: Api, exchange: Exchange, { route }: Match, payload: string, response: ServerResponse) {
  const { integration } = route;
  if (integration.type === 'mock') return;
  const { opened, start } = await within(integration.timeoutInMillis, async (signal) => {
    const { stream: opened } = await api.functions.invokeStreaming(integration.functionArn, payload, { signal });
    return { opened, start: await startOf(opened).catch(() => Promise.reject(badAnswer())) };
  });
  writeHead(response, exchange, start.head);
  await pipeRest(opened, start.rest, response);
}

/** Bounds an integration by its timeout; the function itself runs on, as it does in AWS. */
async function within<T>(timeoutMs: LambdaIntegration['timeoutInMillis'], work: (signal: AbortSignal) => Promise<T>) {
  const limit = new AbortController();
  const timeout = new Promise<never>((_resolve, reject) => {
    limit.signal.addEventListener('abort', () => reject(new GatewayFault('INTEGRATION_TIMEOUT')), { once: true });
  });
  timeout.catch(() => undefined);
  const timer = setTimeout(() => limit.abort(new GatewayFault('INTEGRATION_TIMEOUT')), timeoutMs);
  try {
    return await Promise.race([work(limit.signal).catch(refusal), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lambda's own refusals as API Gateway passes them on: too large stays 413, throttled and gone become 500. */
function refusal(problem: unknown): never {
  if (problem instanceof GatewayFault) throw problem;
  const status = typeof problem === 'object' && problem !== null && 'status' in problem ? problem.status : undefined;
  throw new GatewayFault(status === 413 ? 'REQUEST_TOO_LARGE' : 'DEFAULT_5XX');
}

function headerBytes({ rawHeaders, url = '' }: IncomingMessage): number {
  return rawHeaders.reduce((sum, text) => sum + text.length, url.length);
}

function send(response: ServerResponse, exchange: Exchange, { status, headers, body }: HttpAnswer): void {
  const bodiless = status === 204 || status === 304 || status < 200;
  const length: (readonly [string, string])[] = bodiless ? [] : [['Content-Length', String(body.byteLength)]];
  writeHead(response, exchange, { status, headers: [...headers, ...length] });
  response.end(bodiless || exchange.method === 'HEAD' ? undefined : body);
}

function writeHead(response: ServerResponse, exchange: Exchange, { status, headers }: Omit<HttpAnswer, 'body'>): void {
  const own = ['x-amzn-RequestId', exchange.requestId, 'x-amz-apigw-id', exchange.extendedRequestId];
  response.writeHead(status, [...own, 'X-Amzn-Trace-Id', exchange.traceId, ...headers.flat()]);
}
