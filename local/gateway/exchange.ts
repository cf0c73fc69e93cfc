// One request on its way through the gateway, with everything events, authorizers and error templates want to know of it.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Exchange {
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly traceId: string;
  readonly startedMs: number;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
  readonly protocol: string;
  readonly sourceIp: string;
  readonly host: string;
  resource: string;
  authorizer: Readonly<Record<string, unknown>> | undefined;
}

export function openExchange(request: IncomingMessage): Exchange {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const startedMs = Date.now();
  const sourceIp = request.socket.remoteAddress?.replace('::ffff:', '') ?? '127.0.0.1';
  const traceId = request.headers['x-amzn-trace-id'];
  const exchange = {
    requestId: randomUUID(),
    extendedRequestId: Math.random().toString(36).slice(2, 14),
    traceId: typeof traceId === 'string' ? traceId : rootOf(startedMs),
    startedMs,
    sourceIp,
    method: request.method ?? 'GET',
    path: mark === -1 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1)),
    protocol: `HTTP/${request.httpVersion}`,
    host: request.headers.host ?? 'localhost',
    resource: '',
    authorizer: undefined,
  };
  return { ...exchange, ...headersOf(request, exchange.traceId, sourceIp) };
}

/** A header of the request whatever its case; functions see the case the client sent. */
export function headerOf(exchange: Exchange, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(exchange.headers)) if (key.toLowerCase() === wanted) return value;
  return undefined;
}

function headersOf(request: IncomingMessage, traceId: string, sourceIp: string) {
  const headers: Record<string, string> = {};
  const multiValueHeaders: Record<string, string[]> = {};
  const add = (name: string, value: string) => {
    headers[name] = value;
    const values = multiValueHeaders[name];
    if (values === undefined) multiValueHeaders[name] = [value];
    else values.push(value);
  };
  const { rawHeaders } = request;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    if (!HOP_BY_HOP.has(name.toLowerCase())) add(name, rawHeaders[i + 1] ?? '');
  }
  const forwarded = request.headers['x-forwarded-for'];
  replace('X-Forwarded-For', typeof forwarded === 'string' ? `${forwarded}, ${sourceIp}` : sourceIp);
  replace('X-Forwarded-Port', String(request.socket.localPort ?? 0));
  replace('X-Forwarded-Proto', 'http');
  replace('X-Amzn-Trace-Id', traceId);
  return { headers, multiValueHeaders };

  function replace(name: string, value: string): void {
    const lower = name.toLowerCase();
    for (const key of Object.keys(headers)) {
      if (key.toLowerCase() !== lower) continue;
      delete headers[key];
      delete multiValueHeaders[key];
    }
    add(name, value);
  }
}

const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'te',
  'upgrade',
  'content-length',
  'expect',
]);

function rootOf(now: number): string {
  return `Root=1-${Math.floor(now / 1000).toString(16)}-${randomUUID().replaceAll('-', '').slice(0, 24)}`;
}
