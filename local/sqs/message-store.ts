// The messages of all queues in one SQLite table: a message answered for is on disk, whoever is killed afterwards.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { transaction } from '../wire/shelf.ts';

const messageRow = z.object({
  id: z.number(),
  queue: z.string(),
  message_id: z.string(),
  body: z.string(),
  md5: z.string(),
  attributes: z.string(),
  attributes_md5: z.string().nullable(),
  sent_at: z.number(),
  visible_at: z.number(),
  received: z.number(),
  first_received_at: z.number().nullable(),
  receipt: z.string().nullable(),
  group_id: z.string(),
  source_arn: z.string().nullable(),
});
export type StoredMessage = z.output<typeof messageRow>;

export interface NewMessage {
  readonly body: string;
  readonly md5: string;
  readonly attributes: string;
  readonly attributesMd5: string | undefined;
  readonly groupId: string;
  readonly delayMs: number;
}

const turnRow = z.object({ group_id: z.string(), next: z.number(), busy: z.number() });
/** One message group that has messages: when its next one is due and how many of it are being worked on. */
export type Turn = z.output<typeof turnRow>;

const schema = `
CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, message_id TEXT NOT NULL, body TEXT NOT NULL,
  md5 TEXT NOT NULL, attributes TEXT NOT NULL, attributes_md5 TEXT, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL,
  received INTEGER NOT NULL DEFAULT 0, first_received_at INTEGER, receipt TEXT, group_id TEXT NOT NULL, source_arn TEXT
);
CREATE INDEX IF NOT EXISTS turns ON messages (queue, group_id, visible_at, id);`;

// A loose index scan: it touches one index entry per group, however many messages wait.
const turnsSql = `
WITH RECURSIVE g(group_id) AS (
  SELECT min(group_id) FROM messages WHERE queue = ?1
  UNION ALL
  SELECT (SELECT min(group_id) FROM messages WHERE queue = ?1 AND group_id > g.group_id) FROM g WHERE g.group_id IS NOT NULL
)
SELECT group_id,
  (SELECT min(visible_at) FROM messages m WHERE m.queue = ?1 AND m.group_id = g.group_id) AS next,
  (SELECT count(*) FROM messages m WHERE m.queue = ?1 AND m.group_id = g.group_id AND m.visible_at > ?2 AND m.received > 0) AS busy
FROM g WHERE group_id IS NOT NULL`;

const countRow = z.object({ visible: z.number(), inflight: z.number(), delayed: z.number() });

export type MessageStore = ReturnType<typeof createMessageStore>;

export function createMessageStore(database: DatabaseSync) {
  database.exec(schema);
  const insert = database.prepare(
    'INSERT INTO messages (queue, message_id, body, md5, attributes, attributes_md5, sent_at, visible_at, group_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const due = database.prepare(
    'SELECT * FROM messages WHERE queue = ? AND group_id = ? AND visible_at <= ? ORDER BY visible_at, id LIMIT ?',
  );
  const turns = database.prepare(turnsSql);
  const lend = database.prepare(
    'UPDATE messages SET visible_at = ?, received = received + 1, first_received_at = coalesce(first_received_at, ?), receipt = ? WHERE id = ?',
  );
  const move = database.prepare(
    'UPDATE messages SET queue = ?, visible_at = ?, received = 0, first_received_at = NULL, receipt = NULL, source_arn = ? WHERE id = ?',
  );
  return {
    ...receipts(database),
    ...housekeeping(database),
    /** All of them or none. */
    insert(queue: string, messages: readonly NewMessage[], now: number): string[] {
      return transaction(database, () =>
        messages.map((message) => {
          const id = randomUUID();
          const digest = message.attributesMd5 ?? null;
          const visibleAt = now + message.delayMs;
          const { body, md5, attributes, groupId } = message;
          insert.run(queue, id, body, md5, attributes, digest, now, visibleAt, groupId);
          return id;
        }),
      );
    },
    turns: (queue: string, now: number): Turn[] => turns.all(queue, now).map((row) => turnRow.parse(row)),
    due: (queue: string, group: string, now: number, limit: number): StoredMessage[] =>
      due.all(queue, group, now, limit).map((row) => messageRow.parse(row)),
    lend(message: StoredMessage, until: number, now: number): StoredMessage {
      const receipt = `${message.id}.${randomUUID()}`;
      lend.run(until, now, receipt, message.id);
      const first = message.first_received_at ?? now;
      return { ...message, visible_at: until, received: message.received + 1, first_received_at: first, receipt };
    },
    move: (id: number, queue: string, now: number, sourceArn: string | null) =>
      void move.run(queue, now, sourceArn, id),
    atomically: <T>(work: () => T): T => transaction(database, work),
  };
}

function receipts(database: DatabaseSync) {
  const remove = database.prepare('DELETE FROM messages WHERE id = ? AND queue = ? AND receipt = ?');
  const change = database.prepare(
    'UPDATE messages SET visible_at = ? WHERE id = ? AND queue = ? AND receipt = ? AND visible_at > ?',
  );
  const idOf = (receipt: string) => Number(receipt.split('.')[0]);
  return {
    remove: (queue: string, receipt: string): boolean => remove.run(idOf(receipt), queue, receipt).changes > 0,
    /** False when the message is no longer lent out under this receipt. */
    show: (queue: string, receipt: string, at: number, now: number): boolean =>
      change.run(at, idOf(receipt), queue, receipt, now).changes > 0,
    isReceipt: (receipt: string): boolean => Number.isInteger(idOf(receipt)) && receipt.includes('.'),
  };
}

function housekeeping(database: DatabaseSync) {
  const purge = database.prepare('DELETE FROM messages WHERE queue = ?');
  const expire = database.prepare('DELETE FROM messages WHERE queue = ? AND sent_at < ?');
  const recall = database.prepare(
    'UPDATE messages SET visible_at = ?2 WHERE queue = ?1 AND received > 0 AND visible_at > ?2',
  );
  const oldest = database.prepare('SELECT * FROM messages WHERE queue = ? AND visible_at <= ? ORDER BY id LIMIT ?');
  const counts = database.prepare(
    `SELECT coalesce(sum(visible_at <= ?2), 0) AS visible, coalesce(sum(visible_at > ?2 AND received > 0), 0) AS inflight,
     coalesce(sum(visible_at > ?2 AND received = 0), 0) AS delayed FROM messages WHERE queue = ?1`,
  );
  return {
    /** What was lent to whoever is gone shows up again now instead of when its time is over. */
    recall: (queue: string, now: number) => void recall.run(queue, now),
    purge: (queue: string) => void purge.run(queue),
    expire: (queue: string, sentBefore: number) => void expire.run(queue, sentBefore),
    oldest: (queue: string, now: number, limit: number): StoredMessage[] =>
      oldest.all(queue, now, limit).map((row) => messageRow.parse(row)),
    counts: (queue: string, now: number) => countRow.parse(counts.get(queue, now)),
  };
}
