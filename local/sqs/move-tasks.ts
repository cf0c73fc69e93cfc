// Moves a dead-letter queue's messages back to where they came from, in small portions, and says how far it got.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { operation } from '../wire/aws-json.ts';
import { openShelf, type Shelf } from '../wire/shelf.ts';
import type { Queues } from './queues.ts';

const taskDocument = z.object({
  handle: z.string(),
  source: z.string(),
  destination: z.string().optional(),
  status: z.enum(['RUNNING', 'COMPLETED', 'CANCELLING', 'CANCELLED', 'FAILED']),
  moved: z.number(),
  toMove: z.number(),
  perSecond: z.number(),
  startedAt: z.number(),
  failure: z.string().optional(),
});
type Task = z.output<typeof taskDocument>;

const startInput = z.object({
  SourceArn: z.string(),
  DestinationArn: z.string().optional(),
  MaxNumberOfMessagesPerSecond: z.number().int().min(1).max(500).optional(),
});

export function createMoveTasks(queues: Queues, database: DatabaseSync) {
  const shelf = openShelf(database, 'move_tasks', taskDocument);
  for (const task of shelf.list()) if (task.status === 'RUNNING') work(queues, shelf, task);
  return {
    StartMessageMoveTask: operation(startInput, (input) => {
      const source = queues.get(input.SourceArn);
      if (running(input.SourceArn))
        throw new AwsFault('UnsupportedOperation', 'A move task already runs for this queue.');
      const task: Task = {
        handle: randomUUID(),
        source: source.arn,
        destination: input.DestinationArn === undefined ? undefined : queues.get(input.DestinationArn).arn,
        status: 'RUNNING',
        moved: 0,
        toMove: queues.store.counts(source.name, Date.now()).visible,
        perSecond: input.MaxNumberOfMessagesPerSecond ?? 500,
        startedAt: Date.now(),
      };
      shelf.put(task.handle, task);
      work(queues, shelf, task);
      return { TaskHandle: task.handle };
    }),
    ListMessageMoveTasks: operation(
      z.object({ SourceArn: z.string(), MaxResults: z.number().int().min(1).max(10).default(1) }),
      (input) => ({ Results: newestFirst(input.SourceArn).slice(0, input.MaxResults).map(view) }),
    ),
    CancelMessageMoveTask: operation(z.object({ TaskHandle: z.string() }), (input) => {
      const task = shelf.get(input.TaskHandle);
      if (task?.status !== 'RUNNING') throw new AwsFault('ResourceNotFoundException', 'No such task is running.');
      shelf.put(task.handle, { ...task, status: 'CANCELLED' });
      return { ApproximateNumberOfMessagesMoved: task.moved };
    }),
  };

  function newestFirst(sourceArn: string): Task[] {
    return shelf
      .list()
      .filter((task) => task.source === sourceArn)
      .sort((a, b) => b.startedAt - a.startedAt);
  }

  function running(sourceArn: string): boolean {
    return newestFirst(sourceArn).some((task) => task.status === 'RUNNING');
  }
}

function view(task: Task) {
  return {
    TaskHandle: task.status === 'RUNNING' ? task.handle : undefined,
    Status: task.status,
    SourceArn: task.source,
    DestinationArn: task.destination,
    MaxNumberOfMessagesPerSecond: task.perSecond,
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.toMove,
    FailureReason: task.failure,
    StartedTimestamp: task.startedAt,
  };
}

/** Runs beside the caller; the task's document is the only thing it answers through. */
function work(queues: Queues, shelf: Shelf<Task>, first: Task): void {
  const run = async () => {
    for (let task = shelf.get(first.handle); task?.status === 'RUNNING'; task = shelf.get(first.handle)) {
      const moved = moveSome(queues, task);
      shelf.put(task.handle, { ...task, moved: task.moved + moved, status: moved === 0 ? 'COMPLETED' : 'RUNNING' });
      if (moved > 0) await pause((moved / task.perSecond) * 1_000, undefined, { ref: false });
    }
  };
  run().catch((error: unknown) => {
    const failure = error instanceof AwsFault ? error.message : 'The move failed; the log has the cause.';
    if (!(error instanceof AwsFault)) console.error(error);
    shelf.put(first.handle, { ...(shelf.get(first.handle) ?? first), status: 'FAILED', failure });
  });
}

function moveSome(queues: Queues, task: Task): number {
  const now = Date.now();
  const portion = queues.store
    .oldest(queues.get(task.source).name, now, 50)
    .filter((message) => message.sent_at <= task.startedAt);
  const rung = new Set<string>();
  queues.store.atomically(() => {
    for (const message of portion) {
      const target = task.destination ?? message.source_arn;
      if (!target)
        throw new AwsFault('CouldNotDetermineMessageSource', 'A message came from no queue: name a destination.');
      const queue = queues.get(target);
      queues.store.move(message.id, queue.name, now, null);
      rung.add(queue.name);
    }
  });
  for (const name of rung) queues.bell.ring(name);
  return portion.length;
}
