// The one data door: a table bound to its scope, so that no caller can name another tenant's partition.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Scope } from '../capability.ts';
import { clientConfig } from '../client-config.ts';
import { once } from '../once.ts';
import { setting } from '../settings.ts';
import { openSessionsAhead, scopedClients } from '../tenant-session.ts';
import { openConnection } from './open-connection.ts';
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

/** The function's own: its connections serve the clients of all tenants, which sign each for itself. */
const ownClient = once(() => new DynamoDBClient(clientConfig));

/** One client per tenant, since each carries that tenant's credentials. */
export const documentClient = scopedClients((credentials) => {
  const { requestHandler } = ownClient().config;
  const config = { ...clientConfig, requestHandler, ...(credentials && { credentials }) };
  return DynamoDBDocumentClient.from(tallied(new DynamoDBClient(config)), {
    marshallOptions: { removeUndefinedValues: true },
  });
});

/** Before the first call there is time for it: the connection, and the session's. */
export const openTableAhead = async (): Promise<void> => {
  await Promise.all([
    openConnection(DynamoDBDocumentClient.from(ownClient()), setting('TABLE_NAME')),
    openSessionsAhead(),
  ]);
};

export function openTable(scope: Scope): Table {
  const client = documentClient(scope);
  const tableName = setting('TABLE_NAME');
  return {
    ...tableReader(client, tableName, scope),
    transact: (writes) => transact({ client, tableName, scope }, writes),
  };
}
