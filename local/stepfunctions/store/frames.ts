// Where each branch of a running execution stands, so that a new process can go on from there.
import * as z from 'zod';
import { type Json, jsonSchema, parseJson } from '../asl/json.ts';
import type { Journal } from './journal.ts';

const variables = z.record(z.string(), jsonSchema);

const cursor = z.object({
  state: z.string(),
  input: jsonSchema,
  variables,
  /** When the state was entered; 0 until it is. */
  enteredAt: z.number(),
  /** Retries used so far, per retrier of the state. */
  retries: z.array(z.number()),
  retryCount: z.number(),
  /** The absolute end of a Wait or of a retry's back-off. */
  wakeAt: z.number().optional(),
  token: z.object({ id: z.string(), submitted: z.boolean(), deadline: z.number() }).optional(),
  /** A Map's items, fixed at entry: evaluating them again could answer otherwise. */
  items: z.array(jsonSchema).optional(),
});

const stored = z.union([
  z.object({ cursor }),
  z.object({ output: jsonSchema }),
  z.object({ error: z.string().nullable(), cause: z.string().nullable() }),
]);

export type Cursor = z.output<typeof cursor>;
export type StoredFrame = z.output<typeof stored>;

export function startOf(state: string, input: Json, inherited: z.output<typeof variables>): Cursor {
  return { state, input, variables: inherited, enteredAt: 0, retries: [], retryCount: 0 };
}

export function saveFrame(journal: Journal, execution: string, path: string, frame: StoredFrame): void {
  const sql = 'INSERT OR REPLACE INTO frames VALUES (?, ?, ?)';
  journal.overwrite(`${execution} ${path}`, sql, execution, path, JSON.stringify(frame));
}

export function loadFrames(journal: Journal, execution: string): Map<string, StoredFrame> {
  const rows = journal.read('SELECT path, body FROM frames WHERE execution = ?', execution);
  const parsed = z.array(z.object({ path: z.string(), body: z.string() })).parse(rows);
  return new Map(parsed.map(({ path, body }) => [path, stored.parse(parseJson(body))]));
}

/** Everything below a path; '0' is the character after '/'. */
export function deleteChildren(journal: Journal, execution: string, path: string): void {
  const sql = 'DELETE FROM frames WHERE execution = ? AND path >= ? AND path < ?';
  journal.remove(sql, execution, `${path}/`, `${path}0`);
}
