// Task tokens: who waits for which, what was answered, when the last heartbeat came; the answers are durable.
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Json, jsonSchema, parseJson } from '../asl/json.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../store/journal.ts';

const outcomeSchema = z.union([
  z.strictObject({ output: jsonSchema }),
  z.strictObject({ error: z.string().optional(), cause: z.string().optional() }),
]);

export type Outcome = { output: Json } | z.output<typeof outcomeSchema>;

interface Pending {
  readonly execution: string;
  readonly answer: PromiseWithResolvers<Outcome>;
  answered: boolean;
  beatAt: number;
}

export interface Tokens {
  /** Notes a fresh token; it is on disk with the journal's next commit. */
  issue(execution: string): string;
  answerOf(token: string): Promise<Outcome>;
  beatAt(token: string): number;
  /** True when the token was waiting; the answer is on disk when the promise resolves. */
  answer(token: string, outcome: Outcome): Promise<boolean>;
  beat(token: string): boolean;
  close(token: string): void;
  closeAll(execution: string): void;
}

const format = z.object({ execution: z.string(), id: z.string() });

/** Which execution a token speaks of, or undefined where it was never a token. */
export function readToken(token: string): string | undefined {
  try {
    return format.safeParse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))).data?.execution;
  } catch {
    return undefined;
  }
}

export function createTokens(journal: Journal, clock: Clock): Tokens {
  const pending = load(journal, clock);
  const close = (token: string): void => {
    if (pending.delete(token)) journal.remove('DELETE FROM tokens WHERE token = ?', token);
  };
  return {
    issue: (execution) => {
      const token = Buffer.from(JSON.stringify({ execution, id: randomUUID() })).toString('base64url');
      journal.write('INSERT INTO tokens VALUES (?, ?, NULL)', token, execution);
      pending.set(token, waiting(execution, clock));
      return token;
    },
    answerOf: (token) => pending.get(token)?.answer.promise ?? Promise.reject(new Error(`Token ${token} is not open.`)),
    beatAt: (token) => pending.get(token)?.beatAt ?? 0,
    answer: async (token, outcome) => {
      const found = pending.get(token);
      if (!found || found.answered) return false;
      found.answered = true;
      journal.write('UPDATE tokens SET outcome = ? WHERE token = ?', JSON.stringify(outcome), token);
      await journal.commit();
      found.answer.resolve(outcome);
      return true;
    },
    beat: (token) => {
      const found = pending.get(token);
      if (!found || found.answered) return false;
      found.beatAt = clock.now();
      return true;
    },
    close,
    closeAll: (execution) => {
      for (const [token, { execution: owner }] of pending) if (owner === execution) close(token);
    },
  };
}

function waiting(execution: string, clock: Clock): Pending {
  return { execution, answer: Promise.withResolvers<Outcome>(), answered: false, beatAt: clock.now() };
}

function load(journal: Journal, clock: Clock): Map<string, Pending> {
  const row = z.object({ token: z.string(), execution: z.string(), outcome: z.string().nullable() });
  const pending = new Map<string, Pending>();
  for (const { token, execution, outcome } of z.array(row).parse(journal.read('SELECT * FROM tokens'))) {
    const entry = waiting(execution, clock);
    pending.set(token, entry);
    if (outcome === null) continue;
    entry.answered = true;
    entry.answer.resolve(outcomeSchema.parse(parseJson(outcome)));
  }
  return pending;
}
