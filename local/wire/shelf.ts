// Small durable documents by key: one table of a service's SQLite file, parsed by its schema whenever it is read.
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

export interface Shelf<T> {
  get(key: string): T | undefined;
  put(key: string, document: T): void;
  delete(key: string): boolean;
  keys(): string[];
  /** All documents whose key begins so, in key order. */
  list(prefix?: string): T[];
}

const row = z.object({ document: z.string() });
const keyed = z.object({ key: z.string() });

/** Readable by the owner alone; WAL, so that a kill at any moment loses nothing that was answered. */
export function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;');
  return database;
}

export function openShelf<S extends z.ZodType>(database: DatabaseSync, name: string, schema: S): Shelf<z.output<S>> {
  if (!/^[a-z_]+$/.test(name)) throw new TypeError(`Not a shelf name: ${name}`);
  database.exec(`CREATE TABLE IF NOT EXISTS ${name} (key TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID`);
  const one = database.prepare(`SELECT document FROM ${name} WHERE key = ?`);
  const many = database.prepare(
    `SELECT document FROM ${name} WHERE key >= ?1 AND substr(key, 1, length(?1)) = ?1 ORDER BY key`,
  );
  const keys = database.prepare(`SELECT key FROM ${name} ORDER BY key`);
  const upsert = database.prepare(`INSERT OR REPLACE INTO ${name} (key, document) VALUES (?, ?)`);
  const remove = database.prepare(`DELETE FROM ${name} WHERE key = ?`);
  const parse = (found: unknown) => schema.parse(JSON.parse(row.parse(found).document));
  return {
    get(key) {
      const found = one.get(key);
      return found === undefined ? undefined : parse(found);
    },
    put: (key, document) => void upsert.run(key, JSON.stringify(document)),
    delete: (key) => remove.run(key).changes > 0,
    keys: () => keys.all().map((found) => keyed.parse(found).key),
    list: (prefix = '') => many.all(prefix).map(parse),
  };
}

/** Either all that `work` writes is there afterwards, or none of it. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
