// The one data door: a table bound to its scope, so that no caller can name another tenant's partition.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Scope } from '../capability.ts';
import { clientConfig } from '../client-config.ts';
import { setting } from '../settings.ts';
import { scopedClients } from '../tenant-session.ts';
import { type TableReader, tableReader } from './read.ts';
import { tallied } from './tally.ts';
import { transact } from './transact.ts';
import type { Write } from './write.ts';

export type { Group } from './counts/groups.ts';
export { ItemTooLarge, StateChanged, StoreUnavailable, TooManyWrites, wasOvertaken } from './faults.ts';
export { fieldsOf } from './keys.ts';
export type { Ahead, Page, QueryOptions, TableReader, Wanted } from './read.ts';
export { addressOf, type Count, defineRecord, type Item, type KeyOf, type RecordType, type Value } from './record.ts';
export { check, type Patch, patch, put, remove, type When, type Write } from './write.ts';

export interface Table extends TableReader {
  transact(writes: readonly Write[]): Promise<void>;
}

/** One client per tenant, since each carries that tenant's credentials. */
export const documentClient = scopedClients((credentials) =>
  DynamoDBDocumentClient.from(tallied(new DynamoDBClient({ ...clientConfig, ...(credentials && { credentials }) })), {
    marshallOptions: { removeUndefinedValues: true },
  }),
);

export function openTable(scope: Scope): Table {
  const client = documentClient(scope);
  const tableName = setting('TABLE_NAME');
  return {
    ...tableReader(client, tableName, scope),
    transact: (writes) => transact({ client, tableName, scope }, writes),
  };
}
