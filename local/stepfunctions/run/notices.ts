// Status changes on their way to the event bus: noted with the change itself, delivered in order, dropped once taken.
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { StatusChange, StepFunctionsOptions } from '../options.ts';
import type { ExecutionRecord } from '../store/executions.ts';
import type { Journal } from '../store/journal.ts';

export interface Notices {
  note(execution: ExecutionRecord): void;
  /** Delivers what an earlier process noted and could not. */
  drain(): void;
  close(): Promise<void>;
}

const retryAfterMs = 1_000;
const row = z.object({ seq: z.number(), body: z.string() });
type Deliver = NonNullable<StepFunctionsOptions['onStatusChange']>;

export function createNotices(journal: Journal, deliver: Deliver | undefined): Notices {
  let draining: Promise<void> | undefined;
  let more = false;
  const closing = new AbortController();
  const loop = async (send: Deliver): Promise<void> => {
    do {
      more = false;
      await journal.commit();
      while (!closing.signal.aborted && (await deliverSome(journal, send, closing.signal)));
    } while (more && !closing.signal.aborted);
    draining = undefined;
  };
  const drain = (): void => {
    more = true;
    if (deliver && !closing.signal.aborted) draining ??= loop(deliver);
  };
  return {
    note: (execution) => {
      if (!deliver) return;
      journal.write('INSERT INTO notices (body) VALUES (?)', JSON.stringify(changeOf(execution)));
      drain();
    },
    drain,
    close: async () => {
      closing.abort();
      await draining;
    },
  };
}

async function deliverSome(journal: Journal, deliver: Deliver, closing: AbortSignal): Promise<boolean> {
  const rows = z.array(row).parse(journal.read('SELECT seq, body FROM notices ORDER BY seq LIMIT 100'));
  for (const { seq, body } of rows) {
    if (closing.aborted) return false;
    try {
      const change: StatusChange = JSON.parse(body);
      await deliver(change);
      journal.remove('DELETE FROM notices WHERE seq = ?', seq);
    } catch (error) {
      console.error('A status change could not be delivered and will be tried again.', error);
      await pause(retryAfterMs, undefined, { signal: closing }).catch(() => undefined);
      return true;
    }
  }
  return rows.length > 0;
}

function changeOf(execution: ExecutionRecord): StatusChange {
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machine_arn,
    name: execution.name,
    status: execution.status,
    startDate: execution.started_at,
    stopDate: execution.stopped_at,
    input: execution.input,
    inputDetails: { included: true },
    output: execution.output,
    outputDetails: execution.output === null ? null : { included: true },
    error: execution.error,
    cause: execution.cause,
  };
}
