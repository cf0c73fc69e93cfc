// Lambda's Invoke API over HTTP, as the SDK calls it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AsyncInvoker } from './async-invoker.ts';
import type { Answer, FunctionHost } from './host.ts';
import type { FunctionLogs } from './log.ts';
import { functionNotFound, InvokeRefused, notJson } from './refusals.ts';

export interface Doors {
  readonly host: FunctionHost;
  readonly later: AsyncInvoker;
  readonly logs: FunctionLogs;
}

const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

export async function handleWire(request: IncomingMessage, response: ServerResponse, doors: Doors): Promise<void> {
  try {
    const path = new URL(request.url ?? '/', 'http://lambda').pathname;
    const given = INVOKE.exec(path)?.[1];
    if (given === undefined || request.method !== 'POST') {
      throw new InvokeRefused(
        'UnknownOperationException',
        404,
        `The embedded Lambda does not serve ${request.method} ${path}`,
      );
    }
    await invoke(decodeURIComponent(given), request, response, doors);
  } catch (problem) {
    const refused =
      problem instanceof InvokeRefused ? problem : new InvokeRefused('ServiceException', 500, 'Internal error');
    send(
      response,
      refused.status,
      JSON.stringify({ Type: 'User', Message: refused.message, message: refused.message }),
      {
        'x-amzn-errortype': refused.name,
      },
    );
  }
}

async function invoke(given: string, request: IncomingMessage, response: ServerResponse, doors: Doors): Promise<void> {
  const payload = (await buffer(request)).toString('utf8') || '{}';
  const { host, later, logs } = doors;
  const spec = host.find(given);
  if (spec === undefined) throw functionNotFound(given);
  refuseBadJson(payload);
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type === 'DryRun') return send(response, 204, '', {});
  if (type === 'Event') {
    later.accept(given, payload);
    return send(response, 202, '', {});
  }
  const answer = await host.invoke(given, payload);
  const tail =
    request.headers['x-amz-log-type'] === 'Tail' ? { 'x-amz-log-result': tailOf(logs, spec.name, answer) } : {};
  send(response, 200, answer.payload, { ...headersOf(answer), ...tail });
}

function headersOf(answer: Answer): Record<string, string> {
  const failure = answer.functionError === undefined ? {} : { 'x-amz-function-error': 'Unhandled' };
  return { 'x-amz-executed-version': '$LATEST', 'x-amzn-requestid': answer.requestId, ...failure };
}

function tailOf(logs: FunctionLogs, name: string, answer: Answer): string {
  const text = logs.lines(name, answer.requestId).map((line) => line.text);
  return Buffer.from(text.join('\n').slice(-4096)).toString('base64');
}

function refuseBadJson(payload: string): void {
  try {
    JSON.parse(payload);
  } catch (problem) {
    throw notJson(problem instanceof Error ? problem.message : 'not JSON');
  }
}

function send(response: ServerResponse, status: number, body: string, headers: Record<string, string>): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
