// One mapping at work: it waits for messages, fills a batch, invokes, and settles; never more at once than allowed.
import { failedIds, lambdaEvent } from './lambda-event.ts';
import type { StoredMessage } from './message-store.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './queues.ts';

export type InvokeLambda = (
  functionArn: string,
  payload: string,
  signal: AbortSignal,
) => Promise<{ payload: string; functionError?: string | undefined }>;

/** Where messages come from and where they go. */
export interface Ends {
  readonly queues: Queues;
  readonly invokeLambda: InvokeLambda;
}

export interface Mapping {
  readonly functionArn: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly concurrency: number;
  readonly reportsFailures: boolean;
  readonly enabled: boolean;
}

export interface Poller {
  close(graceMs: number): Promise<void>;
}

const pollMs = 60_000;
const restAfterFailureMs = 1_000;

export function startPoller(mapping: Mapping, ends: Ends): Poller {
  const stop = new AbortController();
  const abandon = new AbortController();
  const running = new Set<Promise<void>>();
  // Only this mapping takes from its queue: what is lent out was lent to an earlier life that was killed.
  ends.queues.store.recall(ends.queues.get(mapping.queueArn).name, Date.now());
  const loop = async () => {
    while (!stop.signal.aborted) {
      if (running.size >= mapping.concurrency) {
        await Promise.race(running);
        continue;
      }
      try {
        const queue = ends.queues.get(mapping.queueArn);
        const batch = await fillBatch(mapping, ends, queue, stop.signal);
        if (batch.length > 0) track(settle({ mapping, ends, queue, batch, signal: abandon.signal }));
      } catch (error) {
        if (stop.signal.aborted) return;
        console.error(error);
        await ends.queues.bell.wait(`rest:${mapping.queueArn}`, restAfterFailureMs, stop.signal);
      }
    }
  };
  const looping = loop();
  return {
    async close(graceMs) {
      stop.abort();
      const timer = setTimeout(() => abandon.abort(), graceMs);
      await looping;
      await Promise.all(running);
      clearTimeout(timer);
    },
  };

  function track(work: Promise<void>): void {
    const entry = work.catch((error: unknown) => console.error(error)).finally(() => running.delete(entry));
    running.add(entry);
  }
}

async function fillBatch(mapping: Mapping, ends: Ends, queue: Queue, signal: AbortSignal) {
  const batch = await ends.queues.receive(queue, { max: mapping.batchSize, waitMs: pollMs, signal });
  const deadline = Date.now() + mapping.windowMs;
  while (batch.length > 0 && batch.length < mapping.batchSize && Date.now() < deadline && !signal.aborted) {
    const max = mapping.batchSize - batch.length;
    batch.push(...(await ends.queues.receive(queue, { max, waitMs: deadline - Date.now(), signal })));
  }
  return batch;
}

interface Settlement {
  readonly mapping: Mapping;
  readonly ends: Ends;
  readonly queue: Queue;
  readonly batch: readonly StoredMessage[];
  readonly signal: AbortSignal;
}

/** What did not succeed is left alone: it shows up again when its visibility timeout ends, as on AWS. */
async function settle({ mapping, ends, queue, batch, signal }: Settlement): Promise<void> {
  const answer = await ends
    .invokeLambda(mapping.functionArn, lambdaEvent(queue, batch), signal)
    .catch((error: unknown) => {
      if (!signal.aborted) console.error(`${mapping.functionArn} could not be invoked:`, error);
      return undefined;
    });
  if (!answer || answer.functionError) return;
  const ids = new Set(batch.map((message) => message.message_id));
  const failed = mapping.reportsFailures ? failedIds(answer.payload, ids) : new Set<string>();
  if (failed === 'all') return;
  const done = batch.filter((message) => !failed.has(message.message_id));
  ends.queues.removeAll(
    queue,
    done.flatMap((message) => message.receipt ?? []),
  );
}
