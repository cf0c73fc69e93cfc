// Asynchronous invocations on disk until they succeed or are given up, so a killed stack does not forget them.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const Row = z.object({
  id: z.number(),
  function: z.string(),
  payload: z.string(),
  attempts: z.number(),
  due: z.number(),
});
export type Queued = z.infer<typeof Row>;

export interface AsyncQueue {
  add(functionName: string, payload: string): Queued;
  /** What was accepted before the last stop and has not ended. */
  pending(): readonly Queued[];
  postpone(queued: Queued, due: number): Queued;
  done(queued: Queued): void;
  close(): void;
}

export function openAsyncQueue(file: string): AsyncQueue {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(
    'CREATE TABLE IF NOT EXISTS queued (id INTEGER PRIMARY KEY, function TEXT, payload TEXT, attempts INTEGER, due INTEGER)',
  );
  const insert = database.prepare(
    'INSERT INTO queued (function, payload, attempts, due) VALUES (?, ?, 0, ?) RETURNING *',
  );
  const update = database.prepare('UPDATE queued SET attempts = attempts + 1, due = ? WHERE id = ? RETURNING *');
  const remove = database.prepare('DELETE FROM queued WHERE id = ?');
  const all = database.prepare('SELECT * FROM queued ORDER BY id');
  return {
    add: (functionName, payload) => Row.parse(insert.get(functionName, payload, Date.now())),
    pending: () => all.all().map((row) => Row.parse(row)),
    postpone: ({ id }, due) => Row.parse(update.get(due, id)),
    done: ({ id }) => void remove.run(id),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}
