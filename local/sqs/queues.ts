// The queues themselves, without any wire: send, lend, return, park; what the HTTP door, the mappings and the bus stand on.
import { AwsFault } from '../wire/aws-fault.ts';
import { type Bell, createBell } from './bell.ts';
import { fairShare } from './fair-share.ts';
import { attributesMd5, bodyMd5, type MessageAttributes } from './message-md5.ts';
import { createMessageStore, type MessageStore, type NewMessage, type StoredMessage } from './message-store.ts';
import { numberAttribute, parseRedrivePolicy, type Queue } from './queue.ts';
import { createRegister, type RegisterOptions } from './register.ts';

export interface SendRequest {
  readonly body: string;
  readonly attributes?: MessageAttributes | undefined;
  readonly groupId?: string | undefined;
  readonly delaySeconds?: number | undefined;
}

export interface Sent {
  readonly messageId: string;
  readonly md5: string;
  readonly attributesMd5: string | undefined;
}

export interface ReceiveRequest {
  readonly max: number;
  readonly waitMs: number;
  readonly visibilitySeconds?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type Queues = ReturnType<typeof createQueues>;

export function createQueues(options: RegisterOptions) {
  const store = createMessageStore(options.database);
  const bell = createBell();
  const register = createRegister(options, store, bell);
  const { get } = register;
  return {
    ...register,
    store,
    bell,
    send: (queue: Queue, requests: readonly SendRequest[]): Sent[] => send({ store, bell }, queue, requests),
    receive: (queue: Queue, request: ReceiveRequest) => receive({ store, bell, get }, queue, request),
    /** True while the message was still there under this receipt. */
    remove: (queue: Queue, receipt: string): boolean => store.remove(queue.name, receipt),
    removeAll(queue: Queue, receipts: readonly string[]): void {
      store.atomically(() => receipts.map((receipt) => store.remove(queue.name, receipt)));
    },
    show(queue: Queue, receipt: string, seconds: number): boolean {
      const shown = store.show(queue.name, receipt, Date.now() + seconds * 1_000, Date.now());
      bell.ring(queue.name);
      return shown;
    },
    /** Forgets messages older than their queue keeps them. */
    expire(): void {
      for (const queue of register.list()) {
        store.expire(queue.name, Date.now() - numberAttribute(queue, 'MessageRetentionPeriod') * 1_000);
      }
    },
    close: () => bell.close(),
  };
}

function send(parts: { store: MessageStore; bell: Bell }, queue: Queue, requests: readonly SendRequest[]): Sent[] {
  const limit = numberAttribute(queue, 'MaximumMessageSize');
  const messages = requests.map((request): NewMessage => {
    if (Buffer.byteLength(request.body) > limit) {
      throw new AwsFault('InvalidParameterValue', `The message is longer than the ${limit} bytes ${queue.name} takes.`);
    }
    return {
      body: request.body,
      md5: bodyMd5(request.body),
      attributes: JSON.stringify(request.attributes ?? {}),
      attributesMd5: attributesMd5(request.attributes),
      groupId: request.groupId ?? '',
      delayMs: (request.delaySeconds ?? numberAttribute(queue, 'DelaySeconds')) * 1_000,
    };
  });
  const ids = parts.store.insert(queue.name, messages, Date.now());
  parts.bell.ring(queue.name);
  return messages.map((message, index) => {
    return { messageId: ids[index] ?? '', md5: message.md5, attributesMd5: message.attributesMd5 };
  });
}

interface ReceiveParts {
  readonly store: MessageStore;
  readonly bell: Bell;
  get(reference: string): Queue;
}

async function receive(parts: ReceiveParts, queue: Queue, request: ReceiveRequest): Promise<StoredMessage[]> {
  const deadline = Date.now() + request.waitMs;
  for (;;) {
    if (request.signal?.aborted) return [];
    const now = Date.now();
    const turns = parts.store.turns(queue.name, now);
    const taken = take(parts, queue, fairShare(turns, request.max, now), request.visibilitySeconds);
    if (taken.length > 0) return taken;
    // All that was due has gone to the dead-letter queue: what stands behind it may be due too.
    if (turns.some((turn) => turn.next <= now)) continue;
    if (now >= deadline) return [];
    const nextDue = turns.reduce(
      (soonest, turn) => (turn.next > now ? Math.min(soonest, turn.next) : soonest),
      deadline,
    );
    await parts.bell.wait(queue.name, Math.max(1, nextDue - now), request.signal);
  }
}

function take(parts: ReceiveParts, queue: Queue, share: Map<string, number>, visibilitySeconds: number | undefined) {
  if (share.size === 0) return [];
  const now = Date.now();
  // As the queue is now: its attributes may have changed since this receive began to wait.
  const current = parts.get(queue.name);
  const until = now + (visibilitySeconds ?? numberAttribute(current, 'VisibilityTimeout')) * 1_000;
  const redrive = parseRedrivePolicy(current.attributes['RedrivePolicy']);
  return parts.store.atomically(() => {
    return [...share].flatMap(([group, places]) =>
      parts.store.due(queue.name, group, now, places).flatMap((message) => {
        if (redrive && message.received >= redrive.maxReceiveCount) {
          park(parts, message, redrive.deadLetterTargetArn, queue);
          return [];
        }
        return [parts.store.lend(message, until, now)];
      }),
    );
  });
}

function park(parts: ReceiveParts, message: StoredMessage, deadLetterArn: string, from: Queue): void {
  const target = parts.get(deadLetterArn);
  parts.store.move(message.id, target.name, Date.now(), from.arn);
  parts.bell.ring(target.name);
}
