// Deletes expired items, which the emulator does not: a few pages of each table a minute, remembering where it stopped.
import { type AttributeValue, DeleteItemCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';

export interface SweptTable {
  readonly name: string;
  readonly keys: readonly string[];
  readonly attribute: string;
}

export interface Sweep {
  watch(table: SweptTable): void;
  /** One portion now; answers how many items it deleted. */
  run(): Promise<number>;
  close(): Promise<void>;
}

const intervalMs = 60_000;
const itemsPerSweep = 2_000;

export function createSweep(client: DynamoDBClient): Sweep {
  const tables = new Map<string, SweptTable>();
  const stoppedAt = new Map<string, Record<string, AttributeValue> | undefined>();
  let running: Promise<number> = Promise.resolve(0);
  const sweep = async () => {
    let deleted = 0;
    for (const table of tables.values()) deleted += await sweepTable(client, table, stoppedAt);
    return deleted;
  };
  const run = () => {
    running = running.catch(() => 0).then(sweep);
    return running;
  };
  const timer = setInterval(() => void run().catch((error: unknown) => console.error(error)), intervalMs).unref();
  return {
    watch: (table) => void tables.set(table.name, table),
    run,
    async close() {
      clearInterval(timer);
      await running.catch(() => 0);
    },
  };
}

async function sweepTable(
  client: DynamoDBClient,
  table: SweptTable,
  stoppedAt: Map<string, Record<string, AttributeValue> | undefined>,
): Promise<number> {
  const expired = {
    ExpressionAttributeNames: { '#ttl': table.attribute },
    ExpressionAttributeValues: { ':now': { N: String(Math.floor(Date.now() / 1_000)) } },
  };
  const page = await client.send(
    new ScanCommand({
      TableName: table.name,
      Limit: itemsPerSweep,
      ExclusiveStartKey: stoppedAt.get(table.name),
      FilterExpression: '#ttl <= :now',
      ...expired,
    }),
  );
  stoppedAt.set(table.name, page.LastEvaluatedKey);
  let deleted = 0;
  for (const item of page.Items ?? []) {
    const Key = Object.fromEntries(Object.entries(item).filter(([name]) => table.keys.includes(name)));
    const remove = new DeleteItemCommand({
      TableName: table.name,
      Key,
      ConditionExpression: '#ttl <= :now',
      ...expired,
    });
    deleted += await client.send(remove).then(() => 1, renewedMeanwhile);
  }
  return deleted;
}

function renewedMeanwhile(error: unknown): number {
  if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return 0;
  throw error;
}
