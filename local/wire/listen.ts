// Opens a server on a port of this machine and closes it again without waiting for idle connections.
import type { Server } from 'node:http';

export interface Door {
  readonly url: string;
  readonly port: number;
  /** Lets answers under way finish for a moment, then breaks off. */
  close(): Promise<void>;
}

const GRACE_MS = 1_000;

export async function listen(server: Server, at: { readonly port: number; readonly host: string }): Promise<Door> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, at.port)));
    server.listen(at.port, at.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : at.port;
  return {
    port,
    url: `http://${at.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(`Port ${port} is already in use: stop what runs there, or choose another with --port.`);
  }
  return error.code === 'EACCES'
    ? new Error(`Port ${port} may not be opened by this user: choose another with --port.`)
    : error;
}
