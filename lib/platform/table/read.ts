// Reading: one item by its key, or one page of a collection; there is no scan.
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Scope } from '../capability.ts';
import { systemClock } from '../clock.ts';
import type { Group } from './counts/groups.ts';
import { countFor, groupsOf, type ReadShards } from './counts/read-counts.ts';
import { countRecord, platformCountRecord } from './counts/records.ts';
import { type KeyValues, renderKey, renderPrefix } from './keys.ts';
import {
  fromItem,
  type IndexName,
  type Item,
  type KeyOf,
  partitionPrefix,
  primaryKey,
  type RecordType,
  type Value,
} from './record.ts';
import { unasked } from './tally.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page starts; absent on the last. */
  readonly next?: Item;
  /** How many there are in all, where that is known without counting. */
  readonly total?: number;
  /** How many there are by the counters of the record, group by group; one call, made when asked. */
  readonly counts?: () => Promise<readonly Group[]>;
  /** Where a page would start that follows the item at this index. */
  readonly placeOf?: (index: number) => Item;
}

export interface QueryOptions {
  readonly index?: IndexName;
  /** Fields of the partition key and as many of the sort key, from the left, as should match. */
  readonly match: KeyValues;
  /** Fields of the sort key, from the left, at which to begin; not beside fields of it in `match`. */
  readonly from?: KeyValues;
  readonly limit?: number;
  readonly after?: Item;
  readonly descending?: boolean;
}

export interface TableReader {
  get<R extends RecordType>(record: R, key: KeyOf<R>): Promise<Value<R> | undefined>;
  /** Two items in one call. What the store leaves for later is asked for singly. */
  pair<A extends RecordType, B extends RecordType>(first: Wanted<A>, second: Wanted<B>): Promise<Several<[A, B]>>;
  /** The same of three. */
  trio<A extends RecordType, B extends RecordType, C extends RecordType>(
    first: Wanted<A>,
    second: Wanted<B>,
    third: Wanted<C>,
  ): Promise<Several<[A, B, C]>>;
  /**
   * Items that nobody waits for, up to a hundred in one call, which counts as no request's own. What the store leaves for later is
   * undefined; what is not there has no value.
   */
  ahead(wanted: readonly Wanted[]): Promise<readonly (Ahead | undefined)[]>;
  query<R extends RecordType>(record: R, options: QueryOptions): Promise<Page<Value<R>>>;
}

/** An item by its record and key. */
export type Wanted<R extends RecordType = RecordType> = readonly [record: R, key: KeyOf<R>];
export interface Ahead {
  readonly value: Item | undefined;
}
type Several<T extends readonly RecordType[]> = { readonly [I in keyof T]: Value<T[I]> | undefined };

export function tableReader(client: DynamoDBDocumentClient, tableName: string, scope: Scope): TableReader {
  const get: TableReader['get'] = async (record, key) => {
    const input = { TableName: tableName, Key: primaryKey(record, scope, definedValues(key)), ConsistentRead: true };
    const { Item: item } = await client.send(new GetCommand(input));
    return item && fromItem(record, item);
  };
  const counted = countsReader(client, tableName, scope);
  const batch = batchReader(client, tableName, scope);
  const wholeOf = async <R extends RecordType>(
    [record, key]: Wanted<R>,
    one: Awaited<ReturnType<typeof batch>>[number],
  ) => (one ? one.item && fromItem(record, one.item) : get(record, key));
  return {
    get,
    async pair(first, second) {
      const [a, b] = await batch([first, second]);
      return Promise.all([wholeOf(first, a), wholeOf(second, b)]);
    },
    async trio(first, second, third) {
      const [a, b, c] = await batch([first, second, third]);
      return Promise.all([wholeOf(first, a), wholeOf(second, b), wholeOf(third, c)]);
    },
    async ahead(wanted) {
      const found = await batch(wanted, unasked);
      return found.map((one, at) => {
        const [record] = wanted[at] ?? [];
        return one && { value: one.item && record && fromItem(record, one.item) };
      });
    },
    async query(record, options) {
      const output = await client.send(new QueryCommand(queryInput(tableName, scope, record, options)));
      const found = output.Items ?? [];
      const items = found.map((item) => fromItem(record, item));
      const placeOf = (index: number): Item => keysOf(found[index] ?? {}, options.index);
      const next = output.LastEvaluatedKey;
      return { items, placeOf, ...counted(record, options.match), ...(next && { next }) };
    },
  };
}

/** Item by item as asked for; undefined where the store left it for later. */
function batchReader(client: DynamoDBDocumentClient, tableName: string, scope: Scope) {
  return async (
    wanted: readonly Wanted[],
    mark: (command: BatchGetCommand) => BatchGetCommand = (command) => command,
  ): Promise<({ readonly item: Item | undefined } | undefined)[]> => {
    const keys = wanted.map(([record, key]) => primaryKey(record, scope, definedValues(key)));
    const command = new BatchGetCommand({ RequestItems: { [tableName]: { Keys: keys, ConsistentRead: true } } });
    const { Responses: found, UnprocessedKeys: left } = await client.send(mark(command));
    const among = (items: readonly Item[] = [], { PK, SK }: Item) =>
      items.find((item) => item['PK'] === PK && item['SK'] === SK);
    return keys.map((key) =>
      among(left?.[tableName]?.Keys, key) ? undefined : { item: among(found?.[tableName], key) },
    );
  };
}

/** What a page of this collection can tell of its whole; nothing where no counter is kept of just that. */
function countsReader(client: DynamoDBDocumentClient, tableName: string, scope: Scope) {
  return (record: RecordType, match: KeyValues): Pick<Page<unknown>, 'counts'> => {
    const count = countFor(record, match);
    if (!count) return {};
    const { tenantId } = match;
    const kept = record.plane === 'tenant' ? countRecord : platformCountRecord;
    const read: ReadShards = async (of) => {
      const named = { of, ...(tenantId !== undefined && { tenantId }) };
      const shards: Item[] = [];
      let after: Item | undefined;
      do {
        const input = queryInput(tableName, scope, kept, { match: named, ...(after && { after }) });
        const output = await client.send(new QueryCommand(input));
        shards.push(...(output.Items ?? []));
        after = output.LastEvaluatedKey;
      } while (after);
      return shards;
    };
    return {
      counts: () => groupsOf(record, { count, match, second: Math.floor(systemClock.now().getTime() / 1000) }, read),
    };
  };
}

function keysOf(item: Item, index: IndexName | undefined): Item {
  const names = ['PK', 'SK', ...(index ? [`${index.toUpperCase()}PK`, `${index.toUpperCase()}SK`] : [])];
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

function queryInput(table: string, scope: Scope, record: RecordType, options: QueryOptions): QueryCommandInput {
  const { index, match, from, limit, after, descending } = options;
  const key = index ? record[index] : record.key;
  if (!key) throw new Error(`${record.entity} has no index ${index}.`);
  const name = index ? index.toUpperCase() : '';
  const pk = partitionPrefix(record, scope, match) + renderKey(key.pk, match);
  const sk = renderPrefix(key.sk, from ?? match);
  const place = from ? '#sk >= :sk' : 'begins_with(#sk, :sk)';
  return {
    TableName: table,
    ...(index && { IndexName: name }),
    KeyConditionExpression: sk ? `#pk = :pk AND ${place}` : '#pk = :pk',
    ExpressionAttributeNames: { '#pk': `${name}PK`, ...(sk && { '#sk': `${name}SK` }) },
    ExpressionAttributeValues: { ':pk': pk, ...(sk && { ':sk': sk }) },
    ...(limit && { Limit: limit }),
    ...(after && { ExclusiveStartKey: after }),
    ...(index ? {} : { ConsistentRead: true }),
    ScanIndexForward: !descending,
  };
}

function definedValues(key: Readonly<Record<string, string | number | undefined>>): KeyValues {
  return Object.fromEntries(
    Object.entries(key).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
