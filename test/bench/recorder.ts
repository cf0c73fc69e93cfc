// A proxy that writes down every AWS call going through it: service, operation, body and answer.
import { createServer, request as forward, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface AwsCall {
  readonly service: string;
  readonly operation: string;
  readonly body: string;
  readonly answer: string;
}

export interface Recorder {
  readonly url: string;
  /** What was called since the last time this was asked. */
  take(): readonly AwsCall[];
  close(): void;
}

export async function recorderOf(target: string): Promise<Recorder> {
  let calls: AwsCall[] = [];
  const { hostname, port } = new URL(target);
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const onward = forward({ hostname, port, path: request.url, method: request.method, headers: request.headers });
    onward.on('response', async (answer) => {
      const content = await buffer(answer);
      calls.push({ ...nameOf(request, body), body: body.toString(), answer: content.toString() });
      response.writeHead(answer.statusCode ?? 502, answer.headers).end(content);
    });
    onward.on('error', () => response.destroy());
    onward.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own }: AddressInfo = Object(server.address());
  return {
    url: `http://127.0.0.1:${own}`,
    take() {
      const taken = calls;
      calls = [];
      return taken;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function nameOf({ headers, method, url = '' }: IncomingMessage, body: Buffer): Pick<AwsCall, 'service' | 'operation'> {
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? 'unsigned';
  const target = String(headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1);
  const action = /(?:^|&)Action=(\w+)/.exec(body.subarray(0, 200).toString())?.[1];
  return { service, operation: target || action || `${method} ${url.split('?')[0]}` };
}
