// A server on this machine that says what a test tells it to, and remembers what it was asked.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Said {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: unknown;
}
export interface Asked {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface StandIn extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly Asked[];
}

/** Answers the first request with the first of `script`, and so on; `cut` breaks the connection off. */
export async function standIn(...script: readonly (Said | 'cut' | ((asked: Asked) => Said))[]): Promise<StandIn> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const one = { line: `${request.method} ${request.url}`, headers: request.headers, body: await text(request) };
    const step = script[asked.push(one) - 1] ?? { status: 500, body: { errors: [] } };
    if (step === 'cut') return void request.socket.destroy();
    const { status, headers = {}, body } = typeof step === 'function' ? step(one) : step;
    const content = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: AddressInfo = Object(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const data = (value: unknown, meta: object = {}) => ({ data: value, meta: { requestId: 'req_1', ...meta } });
export const refusal = (code: string, more: object = {}) => ({
  errors: [{ code, message: `It is ${code}.`, ...more }],
  meta: { requestId: 'req_2' },
});
