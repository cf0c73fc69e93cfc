// The index of everything S3 holds. Committing a row here is the moment an object comes to be; before it, nobody sees a byte.
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { openShelf, type Shelf, transaction } from '../wire/shelf.ts';
import {
  type Bucket,
  bucketSchema,
  objectSchema,
  type Part,
  partSchema,
  type Segment,
  type StoredObject,
  type Upload,
  uploadSchema,
} from './model.ts';

const documentRow = z.object({ document: z.string() });
const fileRow = z.object({ file: z.string() });

export class Catalogue {
  readonly buckets: Shelf<Bucket>;
  readonly uploads: Shelf<Upload>;
  /** Keyed `<upload id>/<part number, padded>`. */
  readonly parts: Shelf<Part>;
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.buckets = openShelf(database, 'buckets', bucketSchema);
    this.uploads = openShelf(database, 'uploads', uploadSchema);
    this.parts = openShelf(database, 'parts', partSchema);
    database.exec(`
      CREATE TABLE IF NOT EXISTS objects (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key TEXT NOT NULL, version TEXT NOT NULL,
        latest INTEGER NOT NULL, marker INTEGER NOT NULL, document TEXT NOT NULL, UNIQUE (bucket, key, version));
      CREATE UNIQUE INDEX IF NOT EXISTS latest_objects ON objects (bucket, key) WHERE latest = 1;`);
  }

  transaction<T>(work: () => T): T {
    return transaction(this.#database, work);
  }

  /** The named version, or the newest, which may be a delete marker. */
  find(bucket: string, key: string, version?: string): StoredObject | undefined {
    const found =
      version === undefined
        ? this.#all('bucket = ? AND key = ? AND latest = 1', bucket, key)
        : this.#all('bucket = ? AND key = ? AND version = ?', bucket, key, version);
    return found[0];
  }

  /** Makes this the newest version; answers the bytes that nobody can reach any more. */
  insert(object: StoredObject): Segment[] {
    const { bucket, key, version } = object;
    const replaced = this.#removeRow(bucket, key, version);
    this.#run('UPDATE objects SET latest = 0 WHERE bucket = ? AND key = ? AND latest = 1', bucket, key);
    this.#database
      .prepare('INSERT INTO objects (bucket, key, version, latest, marker, document) VALUES (?, ?, ?, 1, ?, ?)')
      .run(bucket, key, version, object.deleteMarker ? 1 : 0, JSON.stringify(object));
    return replaced?.segments ?? [];
  }

  /** Takes one version away for good; the one before it becomes the newest again. */
  remove(bucket: string, key: string, version: string): StoredObject | undefined {
    const removed = this.#removeRow(bucket, key, version);
    this.#run(
      `UPDATE objects SET latest = 1 WHERE sequence =
        (SELECT max(sequence) FROM objects WHERE bucket = ?1 AND key = ?2)`,
      bucket,
      key,
    );
    return removed;
  }

  /** Living objects in key order (UTF-8 bytes, as S3 sorts), beginning after `after`. */
  page(bucket: string, request: { readonly after: string; readonly prefix: string; readonly limit: number }) {
    const { after, prefix, limit } = request;
    return this.#all(
      `bucket = ? AND latest = 1 AND marker = 0 AND key > ? AND key >= ? AND substr(key, 1, length(?)) = ?
        ORDER BY key LIMIT ?`,
      ...[bucket, after, prefix, prefix, prefix, limit],
    );
  }

  versions(bucket: string): StoredObject[] {
    return this.#all('bucket = ? ORDER BY key, sequence DESC', bucket);
  }

  /** Answers the part that stood under this number before. */
  putPart(uploadId: string, part: Part): Part | undefined {
    const key = partKey(uploadId, part.number);
    const replaced = this.parts.get(key);
    this.parts.put(key, part);
    return replaced;
  }

  deletePart(uploadId: string, number: number): void {
    this.parts.delete(partKey(uploadId, number));
  }

  namedFiles(): Set<string> {
    const rows = this.#database
      .prepare(
        `SELECT json_extract(value, '$.file') AS file FROM objects, json_each(objects.document, '$.segments')
          UNION ALL SELECT json_extract(document, '$.segment.file') AS file FROM parts`,
      )
      .all();
    return new Set(rows.map((row) => fileRow.parse(row).file));
  }

  #all(where: string, ...values: (string | number)[]): StoredObject[] {
    const rows = this.#database.prepare(`SELECT document FROM objects WHERE ${where}`).all(...values);
    return rows.map((row) => objectSchema.parse(JSON.parse(documentRow.parse(row).document)));
  }

  #removeRow(bucket: string, key: string, version: string): StoredObject | undefined {
    const found = this.find(bucket, key, version);
    if (found) this.#run('DELETE FROM objects WHERE bucket = ? AND key = ? AND version = ?', bucket, key, version);
    return found;
  }

  #run(sql: string, ...values: string[]): void {
    this.#database.prepare(sql).run(...values);
  }
}

function partKey(uploadId: string, number: number): string {
  return `${uploadId}/${String(number).padStart(5, '0')}`;
}
