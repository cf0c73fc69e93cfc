// One stack per data directory: the second start is refused, and what a killed one left behind is taken over.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Holder = z.object({ pid: z.number().int().positive(), born: z.string() });

/** Stands in every data directory, so that a reset never empties a folder that was named by mistake. */
export const MARKER = 'embedded-stack';

/** Returns what releases the lock. */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'stack.lock');
  const mine = JSON.stringify({ pid: process.pid, born: bornAt(process.pid) });
  if (!tryWrite(file, mine)) {
    const holder = readHolder(file);
    if (holder !== undefined && holder.born !== '' && bornAt(holder.pid) === holder.born) {
      throw new Error(
        `A stack with process id ${holder.pid} already runs on ${dataDir}: stop it first, or choose another place with --data-dir.`,
      );
    }
    rmSync(file, { force: true });
    if (!tryWrite(file, mine)) throw new Error(`Another stack is just starting on ${dataDir}.`);
  }
  writeFileSync(join(dataDir, MARKER), 'The data of the embedded stack; "npm start -- --reset" empties this folder.\n');
  return () => rmSync(file, { force: true });
}

function tryWrite(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'EEXIST') return false;
    throw problem;
  }
}

function readHolder(file: string): z.infer<typeof Holder> | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // A lock cut short by a kill names nobody.
    return undefined;
  }
}

/** When the process began, so that a number given to a later process is not mistaken for it; empty when it is gone. */
function bornAt(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM' ? 'foreign' : '';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'alive';
  } catch {
    return 'alive';
  }
}
