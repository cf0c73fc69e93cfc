// Looks at the databases of an earlier run before anything opens them, to name the broken file instead of failing on it.
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const HEADER = 'SQLite format 3\0';

export class CorruptState extends Error {
  constructor(file: string, reason: string) {
    super(`${file} cannot be read (${reason}); start over with: npm start -- --reset`);
    this.name = 'CorruptState';
  }
}

/** What is read whole at every start: some milliseconds each. */
const SMALL_BYTES = 8 * 1024 * 1024;

/** Every header, and every page of small databases; a broken page of a large one is met when it is used. */
export function checkState(dataDir: string): void {
  for (const file of databases(dataDir)) {
    if (headerOf(file) !== HEADER.slice(0, headerOf(file).length)) throw new CorruptState(file, 'it is not a database');
    const reason = statSync(file).size <= SMALL_BYTES ? verdictOf(file) : 'ok';
    if (reason !== 'ok') throw new CorruptState(file, reason);
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
    // Its first line only says which of the attached databases is meant.
    return (
      String(found[0] ?? 'ok')
        .split('\n')
        .at(-1) ?? 'ok'
    );
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}
