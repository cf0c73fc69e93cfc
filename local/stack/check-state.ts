// Looks at the databases of an earlier run before anything opens them, to name the broken file instead of failing on it.
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const HEADER = 'SQLite format 3\0';

export class CorruptState extends Error {
  constructor(file: string, reason: string) {
    super(`${file} cannot be read (${reason}); start over with: npm start -- --reset`);
    this.name = 'CorruptState';
  }
}

/** A glance at every header; cheap enough for every start. */
export function checkState(dataDir: string): void {
  for (const file of databases(dataDir)) {
    if (headerOf(file) !== HEADER.slice(0, headerOf(file).length)) throw new CorruptState(file, 'it is not a database');
  }
}

/** After a failure: the file whose pages do not hold together, if one is to blame. */
export function findCorrupt(dataDir: string): CorruptState | undefined {
  for (const file of databases(dataDir)) {
    const reason = verdictOf(file);
    if (reason !== 'ok') return new CorruptState(file, reason);
  }
  return undefined;
}

function databases(dataDir: string): readonly string[] {
  if (!existsSync(dataDir)) return [];
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:sqlite|db)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function headerOf(file: string): string {
  const bytes = Buffer.alloc(HEADER.length);
  const descriptor = openSync(file, 'r');
  const read = readSync(descriptor, bytes);
  closeSync(descriptor);
  return bytes.toString('latin1', 0, read);
}

function verdictOf(file: string): string {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    const found = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {});
    database.close();
    return String(found[0] ?? 'ok');
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}
