// Who lives off an assembly: a stack loads its functions' code as they are first called, so none in use may be cleared away.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LEASES = 'leases';

/** Says that this process uses the assembly, for as long as it lives. */
export function lease(home: string): void {
  mkdirSync(join(home, LEASES), { recursive: true });
  writeFileSync(join(home, LEASES, String(process.pid)), '');
}

export function isLeased(home: string): boolean {
  const leases = join(home, LEASES);
  return existsSync(leases) && readdirSync(leases).some((pid) => isAlive(Number(pid)));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
