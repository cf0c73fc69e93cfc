// The SQLite file of buckets, indexes and vectors: they outlive a kill.
import { join } from 'node:path';
import * as z from 'zod';
import { openDatabase, openShelf, type Shelf, transaction } from '../wire/shelf.ts';
import { indexSchema, type Metadata, type VectorIndexOf } from './model.ts';

export interface StoredVector {
  readonly key: string;
  readonly data: Float32Array;
  readonly metadata: Metadata | undefined;
}

export interface VectorStore {
  readonly buckets: Shelf<{ name: string }>;
  /** By `bucket/index`. */
  readonly indexes: Shelf<VectorIndexOf>;
  put(home: string, vectors: readonly StoredVector[]): void;
  delete(home: string, keys: readonly string[]): void;
  get(home: string, key: string): StoredVector | undefined;
  all(home: string): Iterable<StoredVector>;
  close(): void;
}

const Row = z.object({ key: z.string(), data: z.instanceof(Uint8Array), metadata: z.string().nullable() });

const TABLE = `CREATE TABLE IF NOT EXISTS vectors (
  home TEXT NOT NULL, key TEXT NOT NULL, data BLOB NOT NULL, metadata TEXT, PRIMARY KEY (home, key)
) WITHOUT ROWID`;

export function openVectorStore(dataDir: string): VectorStore {
  const database = openDatabase(join(dataDir, 's3vectors', 'vectors.sqlite'));
  database.exec(TABLE);
  const upsert = database.prepare('INSERT OR REPLACE INTO vectors (home, key, data, metadata) VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM vectors WHERE home = ? AND key = ?');
  const one = database.prepare('SELECT key, data, metadata FROM vectors WHERE home = ? AND key = ?');
  const many = database.prepare('SELECT key, data, metadata FROM vectors WHERE home = ? ORDER BY key');
  return {
    buckets: openShelf(database, 'buckets', z.object({ name: z.string() })),
    indexes: openShelf(database, 'indexes', indexSchema),
    put: (home, vectors) =>
      transaction(database, () => {
        for (const { key, data, metadata } of vectors)
          upsert.run(home, key, new Uint8Array(data.buffer), metadata ? JSON.stringify(metadata) : null);
      }),
    delete: (home, keys) =>
      transaction(database, () => {
        for (const key of keys) remove.run(home, key);
      }),
    get: (home, key) => {
      const found = one.get(home, key);
      return found && parsed(found);
    },
    all: function* (home) {
      for (const row of many.iterate(home)) yield parsed(row);
    },
    close: () => database.close(),
  };
}

const Kept = z.record(z.string(), z.json());

function parsed(row: unknown): StoredVector {
  const { key, data, metadata } = Row.parse(row);
  // A copy begins where a float may begin.
  const floats = new Float32Array(Uint8Array.from(data).buffer);
  return {
    key,
    data: floats,
    metadata: metadata === null ? undefined : (Kept.parse(JSON.parse(metadata)) as Metadata),
  };
}
