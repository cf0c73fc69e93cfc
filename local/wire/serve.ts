// One emulator on its own port of 127.0.0.1: how tests and experiments reach it with an unmodified SDK client.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Emulator } from './emulator.ts';

export interface Served extends AsyncDisposable {
  readonly endpoint: string;
}

export async function serve(emulator: Pick<Emulator, 'handle' | 'close'>): Promise<Served> {
  const server = createServer((request, response) => {
    emulator.handle(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await emulator.close();
    },
  };
}
