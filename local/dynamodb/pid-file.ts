// Who runs on a database file: so that a stack that was killed leaves nothing behind, and two stacks never share one file.
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';

const content = z.tuple([z.coerce.number().int().positive(), z.coerce.number().int().positive()]);

/** Ends the emulator an earlier stack left running; refuses when that stack still lives. */
export async function clearPidFile(path: string, database: string): Promise<void> {
  const [child, owner] = read(path) ?? [];
  if (child !== undefined && isOurs(child, database)) {
    if (owner !== process.pid && owner !== undefined && isNode(owner)) {
      throw new Error(`Another local stack (process ${owner}) already uses ${database}: stop it first.`);
    }
    signal(child, 'SIGTERM');
    for (let tries = 0; tries < 100 && isOurs(child, database); tries += 1) {
      await pause(20);
      if (tries === 50) signal(child, 'SIGKILL');
    }
  }
  rmSync(path, { force: true });
}

function read(path: string) {
  try {
    return content.parse(readFileSync(path, 'utf8').trim().split(' '));
  } catch {
    return undefined;
  }
}

/** A process id may have been given to a stranger since: its command line must name our database file. */
function isOurs(pid: number, database: string): boolean {
  return commandLine(pid).includes(database);
}

function isNode(pid: number): boolean {
  return /(^|\/)node/.test(commandLine(pid)[0] ?? '');
}

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}
