// One commit on the wire: all writes in one TransactWriteItems, all or nothing.
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Scope } from '../capability.ts';
import { countWrites } from './counts/count-writes.ts';
import { conditionOf, updateOf } from './expression.ts';
import { asOvertaken, ItemTooLarge, StateChanged, TooManyWrites } from './faults.ts';
import { primaryKey, toItem, written } from './record.ts';
import type { Write } from './write.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const CONFLICT_ATTEMPTS = 6;
const MOST_WRITES = 100;

export interface Target {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly scope: Scope;
}

/** Transactions of one container take the shards of counters in turn: they do not meet there. */
let turn = Math.floor(Math.random() * 1_000_000);

export async function transact(target: Target, asked: readonly Write[]): Promise<void> {
  if (asked.length === 0) return;
  for (let attempt = 1; ; attempt++) {
    const writes = [...asked, ...countWrites(asked, target.scope, turn++)];
    if (writes.length > MOST_WRITES) throw TooManyWrites({ writes: writes.length, limit: MOST_WRITES });
    try {
      const input = { TransactItems: writes.map((write) => transactItem(target, write)) };
      await target.client.send(new TransactWriteCommand(input));
      return;
    } catch (error) {
      const refused = refusalOf(error, writes);
      if (refused) throw refused;
      if (!isContention(error) || attempt === CONFLICT_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (1 + Math.random())));
    }
  }
}

function transactItem({ tableName: TableName, scope }: Target, write: Write): TransactItem {
  switch (write.kind) {
    case 'put':
      return { Put: { TableName, Item: toItem(write.record, scope, write.value), ...conditionOf(write.when) } };
    case 'patch': {
      // An item that a patch brings into being says by itself which one it is.
      const set = written(write.record, { ...write.key, ...write.set });
      const update = updateOf({ ...write, set }, write.record.entity);
      return { Update: { TableName, Key: keyOf(write, scope), ...update, UpdateExpression: update.UpdateExpression } };
    }
    case 'remove':
      return { Delete: { TableName, Key: keyOf(write, scope), ...conditionOf(write.when) } };
    case 'check': {
      const condition = conditionOf(write.when ?? { exists: true });
      return {
        ConditionCheck: {
          TableName,
          Key: keyOf(write, scope),
          ...condition,
          ConditionExpression: condition.ConditionExpression,
        },
      };
    }
  }
}

function keyOf(write: Exclude<Write, { kind: 'put' }>, scope: Scope): Record<string, string> {
  const values = Object.entries(write.key).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]]));
  return primaryKey(write.record, scope, Object.fromEntries(values));
}

/** The first write whose prior state was not as demanded decides which fault the caller sees. */
function refusalOf(error: unknown, writes: readonly Write[]): Error | undefined {
  if (isOversized(error)) return ItemTooLarge();
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const index = error.CancellationReasons?.findIndex((reason) => reason.Code === 'ConditionalCheckFailed') ?? -1;
  const write = writes[index];
  if (!write) return undefined;
  const fault = write.orElse?.() ?? StateChanged({ entity: write.record.entity });
  // That something is there already is no race of one thing's changes.
  return write.when && 'is' in write.when ? asOvertaken(fault) : fault;
}

/** DynamoDB says so in words only, for the whole transaction or as the reason of one of its writes. */
function isOversized(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  const words = [error, ...reasons].flatMap((said) => ('message' in said ? [said.message] : [said.Message]));
  return words.some((text) => /item size .*(exceeded|exceeds)/i.test(text ?? ''));
}

function isContention(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  return error.CancellationReasons?.some((reason) => reason.Code === 'TransactionConflict') ?? false;
}
