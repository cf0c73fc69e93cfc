// Forgets everything an earlier stack kept, and only that: a folder that no stack ever used is left alone.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockDataDir, MARKER } from './lock.ts';

export function resetDataDir(dataDir: string): void {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return;
  if (!existsSync(join(dataDir, MARKER))) {
    throw new Error(
      `${dataDir} holds files but no stack's data, so it is not reset: choose another place with --data-dir.`,
    );
  }
  const unlock = lockDataDir(dataDir);
  for (const name of readdirSync(dataDir)) {
    if (name !== 'stack.lock') rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  unlock();
}
