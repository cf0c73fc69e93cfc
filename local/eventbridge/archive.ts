// Archives: every matching event kept until its retention ends, and replayed on demand.
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { openShelf } from '../wire/shelf.ts';
import type { BusEvent } from './event.ts';
import { compilePattern, type Matcher } from './pattern.ts';

export const archiveDocument = z.object({
  name: z.string(),
  arn: z.string(),
  busArn: z.string(),
  pattern: z.json().optional(),
  retentionDays: z.number(),
});
export type Archive = z.output<typeof archiveDocument>;

export interface Archives {
  put(archive: Archive): void;
  get(arnOrName: string): Archive | undefined;
  list(): Archive[];
  /** To be called inside the transaction that accepts the events. */
  keep(busArn: string, events: readonly BusEvent[]): void;
  /** Events of an archive between two instants, oldest first, in portions. */
  read(name: string, from: Date, to: Date): Generator<BusEvent[]>;
  expire(): void;
}

const portion = 500;
const dayMs = 86_400_000;
const row = z.object({ id: z.number(), event: z.string() });

export function createArchives(database: DatabaseSync): Archives {
  const shelf = openShelf(database, 'archives', archiveDocument);
  database.exec(`CREATE TABLE IF NOT EXISTS archived (id INTEGER PRIMARY KEY AUTOINCREMENT, archive TEXT NOT NULL, time INTEGER NOT NULL,
    event TEXT NOT NULL); CREATE INDEX IF NOT EXISTS archived_at ON archived (archive, time, id);`);
  const insert = database.prepare('INSERT INTO archived (archive, time, event) VALUES (?, ?, ?)');
  const page = database.prepare(
    'SELECT id, event FROM archived WHERE archive = ? AND time >= ? AND time < ? AND id > ? ORDER BY id LIMIT ?',
  );
  const expire = database.prepare('DELETE FROM archived WHERE archive = ? AND time < ?');
  const matchers = new Map<string, { archive: Archive; matches: Matcher }>();
  const learn = (archive: Archive) => {
    const matches = archive.pattern === undefined ? () => true : compilePattern(archive.pattern);
    matchers.set(archive.name, { archive, matches });
  };
  shelf.list().forEach(learn);
  return {
    put(archive) {
      learn(archive);
      shelf.put(archive.name, archive);
    },
    get: (reference) => shelf.get(reference.split(/[:/]/).at(-1) ?? reference),
    list: () => shelf.list(),
    keep(busArn, events) {
      for (const { archive, matches } of matchers.values()) {
        if (archive.busArn !== busArn) continue;
        // A replayed event is in the archive already.
        const kept = events.filter((event) => event['replay-name'] === undefined && matches(event));
        for (const event of kept) insert.run(archive.name, Date.parse(String(event['time'])), JSON.stringify(event));
      }
    },
    *read(name, from, to) {
      for (let after = 0; ; ) {
        const rows = page.all(name, from.getTime(), to.getTime(), after, portion).map((one) => row.parse(one));
        if (rows.length === 0) return;
        after = rows.at(-1)?.id ?? after;
        yield rows.map((one) => z.record(z.string(), z.json()).parse(JSON.parse(one.event)));
      }
    },
    expire() {
      for (const { name, retentionDays } of shelf.list()) {
        if (retentionDays > 0) expire.run(name, Date.now() - retentionDays * dayMs);
      }
    },
  };
}
