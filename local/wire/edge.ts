// The one HTTP server in front of all emulators: finds by signature, target or path which service a call is for.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Emulator } from './emulator.ts';
import { listen } from './listen.ts';
import { serviceOf } from './service-of.ts';

export interface Edge {
  readonly url: string;
  readonly port: number;
  mount(emulator: Emulator): void;
  close(): Promise<void>;
}

export async function createEdge(options: { readonly port: number; readonly host?: string }): Promise<Edge> {
  const emulators = new Map<string, Emulator>();
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const service = serviceOf(request);
    const emulator = emulators.get(service);
    if (emulator === undefined) return refuse(request, response, service);
    emulator.handle(request, response).catch(() => fail(response));
  });
  const door = await listen(server, { port: options.port, host: options.host ?? '127.0.0.1' });
  return {
    url: door.url,
    port: door.port,
    mount: (emulator) => {
      for (const service of emulator.services) emulators.set(service, emulator);
    },
    close: door.close,
  };
}

function refuse(request: IncomingMessage, response: ServerResponse, service: string): void {
  request.resume();
  answer(response, 501, 'NotImplemented', `The embedded stack does not run the service ${service}.`);
}

function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else answer(response, 500, 'InternalFailure', 'The emulator failed.');
}

function answer(response: ServerResponse, status: number, type: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type });
  response.end(JSON.stringify({ __type: type, message }));
}
