// Deliveries under way: on disk before anyone is told "accepted", retried with growing pauses, parked when hopeless.
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { transaction } from '../wire/shelf.ts';
import { type Destinations, type Target, targetSchema } from './destinations.ts';

export interface Delivery {
  /** Deliveries of one lane wait for one another; lanes do not. */
  readonly lane: string;
  readonly target: Target;
  readonly input: string;
}

export interface Deliveries {
  /** Writes them; to be called inside the caller's transaction. */
  add(deliveries: readonly Delivery[]): void;
  /** Starts delivering what was added; to be called after the commit. */
  wake(lanes: Iterable<string>): void;
  /** Drops what still waits in lanes that nobody feeds any more. */
  forget(isGone: (lane: string) => boolean): void;
  /** Resolves when nothing is due any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const row = z.object({
  id: z.number(),
  target: z.string(),
  input: z.string(),
  attempts: z.number(),
  created_at: z.number(),
});
type Row = z.output<typeof row>;
const laneRow = z.object({ lane: z.string() });
const portion = 500;
const atOnce = 10;

export interface DeliveriesOptions {
  readonly database: DatabaseSync;
  readonly destinations: Destinations;
  /** Targets on the `events` service: another bus. */
  readonly publish?: (busArn: string, events: readonly string[]) => void;
}

export function createDeliveries(options: DeliveriesOptions): Deliveries {
  const store = deliveryStore(options.database);
  const busy = new Map<string, Promise<void>>();
  let closed = false;
  const timer = setInterval(() => wake(store.dueLanes(Date.now())), 1_000).unref();
  const wake = (lanes: Iterable<string>) => {
    for (const lane of lanes) {
      if (closed || busy.has(lane)) continue;
      const work = drain(lane).catch((error: unknown) => console.error(error));
      busy.set(
        lane,
        work.finally(() => busy.delete(lane)),
      );
    }
  };
  const drain = async (lane: string) => {
    // Yields first, so that events put one right after another travel together.
    await new Promise((resolve) => setImmediate(resolve));
    for (let due = store.due(lane, Date.now()); due.length > 0 && !closed; due = store.due(lane, Date.now())) {
      const failed = await attempt(options, due);
      store.settle(due, failed, Date.now());
    }
  };
  setImmediate(() => !closed && wake(store.dueLanes(Date.now())));
  return {
    add: (deliveries) => store.add(deliveries, Date.now()),
    wake,
    forget(isGone) {
      for (const lane of store.lanes()) if (isGone(lane)) store.clear(lane);
    },
    async settled() {
      while (busy.size > 0) await Promise.all(busy.values());
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await Promise.all(busy.values());
    },
  };
}

function deliveryStore(database: DatabaseSync) {
  database.exec(`CREATE TABLE IF NOT EXISTS deliveries (id INTEGER PRIMARY KEY AUTOINCREMENT, lane TEXT NOT NULL, target TEXT NOT NULL,
    input TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, next_at INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS lanes ON deliveries (lane, next_at);`);
  const insert = database.prepare(
    'INSERT INTO deliveries (lane, target, input, created_at, next_at) VALUES (?, ?, ?, ?, ?)',
  );
  const due = database.prepare('SELECT * FROM deliveries WHERE lane = ? AND next_at <= ? ORDER BY id LIMIT ?');
  const lanes = database.prepare('SELECT DISTINCT lane FROM deliveries WHERE next_at <= ?');
  const allLanes = database.prepare('SELECT DISTINCT lane FROM deliveries');
  const clear = database.prepare('DELETE FROM deliveries WHERE lane = ?');
  const remove = database.prepare('DELETE FROM deliveries WHERE id = ?');
  const postpone = database.prepare('UPDATE deliveries SET attempts = attempts + 1, next_at = ? WHERE id = ?');
  return {
    add(deliveries: readonly Delivery[], now: number): void {
      for (const { lane, target, input } of deliveries) insert.run(lane, JSON.stringify(target), input, now, now);
    },
    due: (lane: string, now: number): Row[] => due.all(lane, now, portion).map((one) => row.parse(one)),
    dueLanes: (now: number): string[] => lanes.all(now).map((one) => laneRow.parse(one).lane),
    lanes: (): string[] => allLanes.all().map((one) => laneRow.parse(one).lane),
    clear: (lane: string) => void clear.run(lane),
    settle: (tried: readonly Row[], failed: ReadonlySet<number>, now: number) =>
      transaction(database, () => {
        for (const { id, attempts } of tried) {
          if (failed.has(id)) postpone.run(now + Math.min(60_000, 500 * 2 ** attempts), id);
          else remove.run(id);
        }
      }),
  };
}

/** The function ran and failed; an event never reached a function that could not be invoked. */
class FunctionFailed extends Error {}

/** EventBridge hands a function its event once; it is Lambda's asynchronous queue that runs it twice more. */
const functionRetries = 2;

function retriesFor(error: unknown, target: Target): number {
  return error instanceof FunctionFailed ? Math.min(functionRetries, target.maxRetries) : target.maxRetries;
}

/** Answers the ids to try again. */
async function attempt(options: DeliveriesOptions, rows: readonly Row[]): Promise<Set<number>> {
  const failed = new Set<number>();
  const groups = Map.groupBy(rows, (one) => one.target);
  for (const [text, group] of groups) {
    const target = targetSchema.parse(JSON.parse(text));
    const together = ['sqs', 'events'].includes(serviceOf(target));
    const size = together ? group.length : 1;
    const parts = Array.from({ length: Math.ceil(group.length / size) }, (_, i) =>
      group.slice(i * size, (i + 1) * size),
    );
    for (let i = 0; i < parts.length; i += atOnce) {
      await Promise.all(parts.slice(i, i + atOnce).map((part) => attemptPart(options, { target, part, failed })));
    }
  }
  return failed;
}

interface Part {
  readonly target: Target;
  readonly part: readonly Row[];
  readonly failed: Set<number>;
}

async function attemptPart(options: DeliveriesOptions, { target, part, failed }: Part): Promise<void> {
  try {
    await deliver(
      options,
      target,
      part.map((one) => one.input),
    );
  } catch (error) {
    for (const one of part) {
      const tooOld = Date.now() - one.created_at >= target.maxAgeSeconds * 1_000;
      const retry = one.attempts < retriesFor(error, target) && !tooOld;
      if (retry || !(await park(options, target, { input: one.input, error }))) failed.add(one.id);
    }
  }
}

async function deliver(options: DeliveriesOptions, target: Target, inputs: readonly string[]): Promise<void> {
  const { destinations, publish } = options;
  const service = serviceOf(target);
  if (service === 'sqs')
    return destinations.sendToQueue(
      target.arn,
      inputs.map((body) => ({ body, groupId: target.groupId })),
    );
  if (service === 'events' && publish) return publish(target.arn, inputs);
  for (const input of inputs) {
    if (service === 'states') await destinations.startExecution(target.arn, input);
    else {
      const { functionError } = await destinations.invokeFunction(target.arn, input);
      if (functionError) throw new FunctionFailed(`${target.arn} answered ${functionError}`);
    }
  }
}

/** True when nothing is left to do for it. */
async function park(
  options: DeliveriesOptions,
  target: Target,
  lost: { input: string; error: unknown },
): Promise<boolean> {
  console.error(`Gave up delivering to ${target.arn}:`, lost.error);
  if (target.deadLetterArn === undefined) return true;
  const parked = options.destinations.sendToQueue(target.deadLetterArn, [{ body: lost.input }]);
  return parked.then(
    () => true,
    () => false,
  );
}

function serviceOf(target: Target): string {
  return target.arn.split(':')[2] ?? '';
}
