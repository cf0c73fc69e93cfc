// The history of an execution: numbered, linked to the event before, named as AWS names it.
import * as z from 'zod';
import { isObject, type JsonObject, parseJson } from '../asl/json.ts';
import type { Journal } from './journal.ts';

const row = z.object({ id: z.number(), previous: z.number(), type: z.string(), at: z.number(), details: z.string() });

export interface HistoryEvent {
  readonly id: number;
  readonly previous: number;
  readonly type: string;
  readonly at: number;
  /** `{}` or one member such as `taskFailedEventDetails`. */
  readonly details: JsonObject;
}

export function addEvent(journal: Journal, execution: string, event: HistoryEvent): void {
  journal.write(
    'INSERT INTO history VALUES (?, ?, ?, ?, ?, ?)',
    ...[execution, event.id, event.previous, event.type, event.at, JSON.stringify(event.details)],
  );
}

export function lastEventId(journal: Journal, execution: string): number {
  const [found] = journal.read('SELECT coalesce(max(id), 0) AS id FROM history WHERE execution = ?', execution);
  return z.object({ id: z.number() }).parse(found).id;
}

export interface HistoryPage {
  readonly execution: string;
  readonly from: number;
  readonly limit: number;
  readonly reverse: boolean;
}

export function listHistory(journal: Journal, page: HistoryPage): HistoryEvent[] {
  const sql = page.reverse
    ? 'SELECT * FROM history WHERE execution = ? AND id <= ? ORDER BY id DESC LIMIT ?'
    : 'SELECT * FROM history WHERE execution = ? AND id >= ? ORDER BY id LIMIT ?';
  return journal.read(sql, page.execution, page.from, page.limit).map((found) => {
    const { details, ...event } = row.parse(found);
    const parsed = parseJson(details);
    return { ...event, details: isObject(parsed) ? parsed : {} };
  });
}
