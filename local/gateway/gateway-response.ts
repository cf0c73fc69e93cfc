// Renders the gateway's own error answers, with the document's overrides: status, headers and `$context` templates.
import type { GatewayResponse } from './document.ts';
import { type Exchange, headerOf } from './exchange.ts';
import type { GatewayFault } from './fault.ts';
import type { HttpAnswer } from './proxy-answer.ts';

export function renderFault(
  fault: GatewayFault,
  exchange: Exchange,
  overrides: Readonly<Record<string, GatewayResponse>>,
): HttpAnswer {
  const general = fault.status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
  const declared = overrides[fault.type] ?? overrides[general];
  const template = declared?.responseTemplates['application/json'] ?? '{"message":$context.error.messageString}';
  const headers: [string, string][] = [['x-amzn-ErrorType', fault.exception]];
  for (const [target, source] of Object.entries(declared?.responseParameters ?? {})) {
    const name = /^gatewayresponse\.header\.(.+)$/.exec(target)?.[1];
    const value = name === undefined ? undefined : parameterValue(source, exchange, fault);
    if (name !== undefined && value !== undefined) headers.push([name, value]);
  }
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type'))
    headers.push(['Content-Type', 'application/json']);
  const body = Buffer.from(
    template.replace(/\$context((?:\.\w+)+)/g, (_all, path: string) => variable(path, exchange, fault)),
  );
  return { status: declared?.statusCode ?? fault.status, headers, body };
}

function parameterValue(source: string, exchange: Exchange, fault: GatewayFault): string | undefined {
  if (source.startsWith("'")) return source.slice(1, -1);
  const header = /^method\.request\.header\.(.+)$/.exec(source)?.[1];
  if (header !== undefined) return headerOf(exchange, header);
  return source.startsWith('context.') ? variable(source.slice('context'.length), exchange, fault) : undefined;
}

function variable(path: string, exchange: Exchange, fault: GatewayFault): string {
  const authorizer = /^\.authorizer\.(\w+)$/.exec(path)?.[1];
  if (authorizer !== undefined) return String(exchange.authorizer?.[authorizer] ?? '');
  switch (path) {
    case '.error.message':
      return fault.message;
    case '.error.messageString':
      return JSON.stringify(fault.message);
    case '.error.responseType':
      return fault.type;
    case '.requestId':
      return exchange.requestId;
    case '.extendedRequestId':
      return exchange.extendedRequestId;
    case '.httpMethod':
      return exchange.method;
    case '.path':
      return exchange.path;
    case '.resourcePath':
      return exchange.resource;
    case '.requestTimeEpoch':
      return String(exchange.startedMs);
    case '.identity.sourceIp':
      return exchange.sourceIp;
    default:
      return '';
  }
}
