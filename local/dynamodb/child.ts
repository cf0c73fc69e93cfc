// Runs the DynamoDB emulator as a child that cannot outlive us, whichever way we end.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { clearPidFile } from './pid-file.ts';
import { indexStream } from './stream-index.ts';

export interface Child {
  readonly endpoint: string;
  readonly pid: number | undefined;
  close(): Promise<void>;
}

export interface ChildOptions {
  readonly binary: string;
  readonly database: string;
  /** 0 or nothing: any free port. */
  readonly port?: number | undefined;
}

// The shell holds our end of a pipe as its input: when we die, even by kill -9, the pipe ends and it ends the emulator.
const supervisor = `
pidfile=$1; owner=$2; shift 2
exec 3<&0
"$@" </dev/null 3<&- & child=$!
echo "$child $owner" > "$pidfile"
( cat <&3 >/dev/null; kill -TERM $child 2>/dev/null; sleep 2; kill -KILL $child 2>/dev/null ) >/dev/null 2>&1 & watch=$!
exec 3<&-
wait $child; code=$?
rm -f "$pidfile"
kill $watch 2>/dev/null
exit $code`;

const startTimeoutMs = 10_000;

export async function startChild(options: ChildOptions): Promise<Child> {
  const pidFile = `${options.database}.pid`;
  await clearPidFile(pidFile, options.database);
  const port = options.port || (await freePort());
  const args = ['--host', '127.0.0.1', '--port', String(port), '--db-path', options.database];
  const child = spawn('/bin/sh', ['-c', supervisor, 'sh', pidFile, String(process.pid), options.binary, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // Its own process group: Ctrl-C reaches only us, and we stop it when all in flight is done.
    detached: true,
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(child, endpoint, options.database);
  indexStream(options.database);
  child.unref();
  return {
    endpoint,
    pid: child.pid,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.stdin?.destroy();
      await exited;
    },
  };
}

async function answering(child: ChildProcess, endpoint: string, database: string): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  for (const deadline = Date.now() + startTimeoutMs; Date.now() < deadline; ) {
    if (child.exitCode !== null) throw new Error(explain(said, database));
    const response = await fetch(endpoint).catch(() => undefined);
    if (response?.headers.get('server')?.startsWith('Dynoxide') && child.exitCode === null) return;
    await pause(10);
  }
  child.stdin?.destroy();
  throw new Error(
    `The embedded DynamoDB did not answer at ${endpoint} within ${startTimeoutMs / 1_000} seconds. ${said}`,
  );
}

function explain(said: string, database: string): string {
  if (/not a valid SQLite|malformed|corrupt|not a database/i.test(said)) {
    return `The database file ${database} is corrupt: run "npm start -- --reset" to begin with an empty one.`;
  }
  return `The embedded DynamoDB stopped at once (database ${database}): ${said.trim()}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
