// Invocations nobody waits for: retried twice as AWS does, then handed to the function's on-failure destination.
import type { AsyncQueue, Queued } from './async-queue.ts';
import type { Answer, FunctionHost } from './host.ts';
import { functionNotFound, InvokeRefused, PAYLOAD_LIMIT_BYTES, requestTooLarge } from './refusals.ts';
import { createTimetable } from './timetable.ts';

export interface AsyncPolicy {
  readonly maximumRetryAttempts: number;
  readonly onFailureArn: string | undefined;
  readonly onSuccessArn: string | undefined;
}

export interface AsyncInvokerOptions {
  readonly host: FunctionHost;
  readonly queue: AsyncQueue;
  /** How long to wait before the first and the second retry. */
  readonly retryDelaysMs: readonly number[];
  /** Delivers a record to a queue, topic, bus or function. */
  deliver(targetArn: string, body: string): Promise<void>;
}

export interface AsyncInvoker {
  /** Returns once the invocation is on disk. */
  accept(arnOrName: string, payload: string): void;
  setPolicy(functionName: string, policy: AsyncPolicy): void;
  /** Takes up what a previous run of the stack had accepted. */
  resume(): void;
  close(): Promise<void>;
}

const DEFAULT: AsyncPolicy = { maximumRetryAttempts: 2, onFailureArn: undefined, onSuccessArn: undefined };

/** Throttling is not a failed attempt: the invocation comes back until there is room, as in AWS. */
const THROTTLED_DELAY_MS = 250;

export function createAsyncInvoker(options: AsyncInvokerOptions): AsyncInvoker {
  const { host, queue } = options;
  const policies = new Map<string, AsyncPolicy>();
  const schedule = createTimetable();
  const attempt = async (queued: Queued): Promise<void> => {
    const answer = await tryOnce(host, queued);
    if (schedule.closed) return;
    if (answer === 'throttled') return schedule.at(Date.now() + THROTTLED_DELAY_MS, () => attempt(queued));
    const policy = policies.get(queued.function) ?? DEFAULT;
    if (answer?.functionError !== undefined && queued.attempts < policy.maximumRetryAttempts) {
      const delay = options.retryDelaysMs[queued.attempts] ?? options.retryDelaysMs.at(-1) ?? 0;
      const again = queue.postpone(queued, Date.now() + delay);
      return schedule.at(again.due, () => attempt(again));
    }
    await conclude(options, policy, queued, answer);
    if (!schedule.closed) queue.done(queued);
  };
  return {
    accept(arnOrName, payload) {
      const spec = host.find(arnOrName);
      if (spec === undefined) throw functionNotFound(arnOrName);
      const bytes = Buffer.byteLength(payload);
      if (bytes > PAYLOAD_LIMIT_BYTES) throw requestTooLarge(bytes);
      const queued = queue.add(spec.name, payload);
      schedule.at(queued.due, () => attempt(queued));
    },
    setPolicy: (functionName, policy) => void policies.set(functionName, policy),
    resume() {
      for (const queued of queue.pending()) schedule.at(queued.due, () => attempt(queued));
    },
    async close() {
      await schedule.close();
      queue.close();
    },
  };
}

/** No answer at all when the function is gone since the invocation was accepted. */
async function tryOnce(host: FunctionHost, queued: Queued): Promise<Answer | 'throttled' | undefined> {
  return host.invoke(queued.function, queued.payload).catch((problem: unknown) => {
    return problem instanceof InvokeRefused && problem.status === 429 ? 'throttled' : undefined;
  });
}

async function conclude(
  { host, deliver }: AsyncInvokerOptions,
  policy: AsyncPolicy,
  queued: Queued,
  answer: Answer | undefined,
): Promise<void> {
  const spec = host.find(queued.function);
  const succeeded = answer !== undefined && answer.functionError === undefined;
  const target = succeeded ? policy.onSuccessArn : policy.onFailureArn;
  if (target !== undefined)
    await deliver(target, JSON.stringify(recordOf(spec?.arn ?? queued.function, queued, answer)));
  else if (!succeeded && spec?.deadLetterArn !== undefined) await deliver(spec.deadLetterArn, queued.payload);
}

function recordOf(functionArn: string, queued: Queued, answer: Answer | undefined): Record<string, unknown> {
  return {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: answer?.requestId ?? '',
      functionArn: `${functionArn}:$LATEST`,
      condition: answer?.functionError === undefined && answer !== undefined ? 'Success' : 'RetriesExhausted',
      approximateInvokeCount: queued.attempts + 1,
    },
    requestPayload: JSON.parse(queued.payload),
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      ...(answer?.functionError === undefined ? {} : { functionError: 'Unhandled' }),
    },
    responsePayload: answer === undefined ? null : JSON.parse(answer.payload),
  };
}
