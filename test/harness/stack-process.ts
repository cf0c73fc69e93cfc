// Starts the stack's process on free ports and waits until it stands.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Address = z.object({
  apiUrl: z.string(),
  edgeUrl: z.string(),
  /** Where it keeps everything. */
  dataDir: z.string(),
  resources: z.array(z.object({ type: z.string(), ref: z.string(), logicalId: z.string() })),
});
export type Address = z.output<typeof Address>;

export interface StackProcess extends Address {
  /** In order: nothing is left running. */
  stop(): Promise<void>;
  /** As a power cut would: the whole process group at once. */
  kill(): Promise<void>;
}

export async function startStackProcess(dataDir: string): Promise<StackProcess> {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [dataDir], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = createWriteStream(join(dataDir, 'stack.log'), { flags: 'a' });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  const address = await standing(child, dataDir);
  return {
    ...address,
    stop: () => ended(child, () => child.kill('SIGTERM')),
    kill: () => ended(child, () => process.kill(-(child.pid ?? 0), 'SIGKILL')),
  };
}

async function standing(child: ChildProcess, dataDir: string): Promise<Address> {
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`The stack ended with ${code} before it stood; see ${join(dataDir, 'stack.log')}.`);
  });
  const [message] = await Promise.race([once(child, 'message'), gone]);
  return Address.parse(message);
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  end();
  await exit;
}
