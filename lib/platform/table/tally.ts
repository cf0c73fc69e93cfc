// How often this container has called the database so far, by kind of call and as often as it went over the wire, and how long it waited for it: each answer tells its own share.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { waiting } from '../waiting.ts';

export type CallKind = 'read' | 'batch read' | 'query' | 'write' | 'transaction';
export type Tally = Readonly<Partial<Record<CallKind, number>>>;

const made = new Map<CallKind, number>();

export const tally = (): Tally => Object.fromEntries(made);

/** `1 batch read + 1 transaction`; empty when there was no call between the two. */
export function toldCalls(before: Tally, after: Tally): string {
  const kinds: readonly CallKind[] = ['read', 'batch read', 'query', 'write', 'transaction'];
  const counts = kinds.map((kind) => [(after[kind] ?? 0) - (before[kind] ?? 0), kind] as const);
  return counts
    .flatMap(([count, kind]) => (count > 0 ? [`${count} ${count > 1 ? many(kind) : kind}`] : []))
    .join(' + ');
}

const many = (kind: CallKind): string => (kind === 'query' ? 'queries' : `${kind}s`);

/** Counts every attempt of a client, repetitions too, and the wait for each. */
export function tallied(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.add(
    (next, context) => (given) => {
      if (UNASKED in context) return next(given);
      const kind = kindOf(String(context.commandName));
      made.set(kind, (made.get(kind) ?? 0) + 1);
      return waiting(() => next(given));
    },
    // Below the SDK's own retry.
    { step: 'finalizeRequest', priority: 'low', name: 'tally' },
  );
  return client;
}

const UNASKED = 'greenlang.unasked';

interface Command {
  readonly middlewareStack: {
    add(
      middleware: <N>(next: N, context: Record<string, unknown>) => N,
      options: { readonly step: 'initialize' },
    ): void;
  };
}

/** A call that no request made, though one may be under way: it is not counted as that one's. */
export function unasked<C extends Command>(command: C): C {
  const mark = <N>(next: N, context: Record<string, unknown>): N => {
    context[UNASKED] = true;
    return next;
  };
  command.middlewareStack.add(mark, { step: 'initialize' });
  return command;
}

function kindOf(command: string): CallKind {
  if (command.startsWith('Transact')) return 'transaction';
  if (command.startsWith('BatchGet')) return 'batch read';
  if (command.startsWith('Get')) return 'read';
  return command.startsWith('Query') ? 'query' : 'write';
}
