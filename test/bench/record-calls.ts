// What our functions say to AWS, written down on the wire: the second, warm call of each operation.
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { type Environment, inProcess } from './children.ts';
import type { House } from './house.ts';
import { type AwsCall, recorderOf } from './recorder.ts';

/** Warm calls of an operation in a process that makes `calls` of them after as many cold ones. */
const WARM = 10;

export interface Recorded {
  /** Of one warm call. */
  readonly database: readonly AwsCall[];
  readonly others: readonly AwsCall[];
  readonly perCall: number;
}

export async function recordCalls(house: House, directory: string, operation: string): Promise<Recorded> {
  const database = await recorderOf(house.dynamoDbUrl);
  const edge = await recorderOf(house.edgeUrl);
  try {
    await inProcess({
      script: 'handler-process.ts',
      given: { operation, handlers: [`${directory}/${operation}/index.mjs`], rounds: 1, calls: WARM, roundMs: 60_000 },
      env: { ...house.environment, AWS_ENDPOINT_URL: edge.url, AWS_ENDPOINT_URL_DYNAMODB: database.url },
    });
    const made = database.take();
    const perCall = made.length / (2 * WARM);
    // Sessions and keys are fetched by a container's first call and kept.
    const others = edge.take();
    return { database: made.slice(-Math.ceil(perCall)), others, perCall };
  } finally {
    database.close();
    edge.close();
  }
}

const Transaction = z.object({ TransactItems: z.array(z.record(z.string(), z.unknown())) });

export const itemsOf = (call: AwsCall): readonly Record<string, unknown>[] =>
  Transaction.parse(JSON.parse(call.body)).TransactItems;

const Key = z.record(z.string(), z.record(z.string(), z.string()));
const Read = z.object({
  Key: Key.optional(),
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(Key) })).optional(),
});

/** The keys of one read, however many items it asks for. */
export function keysOf({ body }: AwsCall): readonly z.output<typeof Key>[] {
  const { Key: one, RequestItems: several = {} } = Read.parse(JSON.parse(body));
  return one ? [one] : Object.values(several).flatMap(({ Keys: keys }) => keys);
}

const READS = ['GetItem', 'BatchGetItem'];
export const isRead = ({ operation }: AwsCall): boolean => READS.includes(operation);
const Placed = z.record(z.string(), z.record(z.string(), z.unknown()));

/** What the bare handlers repeat. */
export function bareEnvironment({ database }: Recorded): Environment {
  const read = database.find(isRead);
  const write = database.find(({ operation }) => operation === 'TransactWriteItems');
  const keys = read ? keysOf(read).map((key) => unmarshall(Object(key))) : [];
  const items = write ? itemsOf(write).map(plain) : [];
  return {
    BARE_KEYS: JSON.stringify(keys),
    BARE_TRANSACTION: JSON.stringify(items),
    // Every id the recorded call chose or drew.
    BARE_ID: '(?<=(?:exe|evt|aud)_)[0-9A-HJKMNP-TV-Z]{26}|bench-\\d+-\\d+',
  };
}

/** The wire's typed values as a document client takes them. */
function plain(item: Record<string, unknown>): object {
  const typed = new Set(['Item', 'Key', 'ExpressionAttributeValues']);
  const entries = Object.entries(Placed.parse(item)).map(([kind, said]) => [
    kind,
    Object.fromEntries(
      Object.entries(said).map(([name, value]) => [name, typed.has(name) ? unmarshall(Object(value)) : value]),
    ),
  ]);
  return Object.fromEntries(entries);
}
