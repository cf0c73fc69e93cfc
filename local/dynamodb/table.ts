// Makes the table a template names, once: a second start finds it, and a changed key schema is said, not guessed.
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  type TableDescription,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import type { TableProperties } from './table-schema.ts';

export async function ensureTable(
  client: DynamoDBClient,
  TableName: string,
  wanted: TableProperties,
): Promise<TableDescription> {
  const standing = await describe(client, TableName);
  if (!standing) {
    await client.send(new CreateTableCommand(creation(TableName, wanted)));
    return waitUntilActive(client, TableName);
  }
  if (JSON.stringify(standing.KeySchema) !== JSON.stringify(wanted.KeySchema)) {
    throw new Error(`The table ${TableName} stands with another KeySchema: run "npm start -- --reset" to begin anew.`);
  }
  return addMissingIndexes(client, TableName, { standing, wanted });
}

async function describe(client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function waitUntilActive(client: DynamoDBClient, TableName: string): Promise<TableDescription> {
  for (let tries = 0; tries < 200; tries += 1) {
    const table = await describe(client, TableName);
    if (table?.TableStatus === 'ACTIVE') return table;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`The table ${TableName} did not become active.`);
}

function creation(TableName: string, wanted: TableProperties): CreateTableCommandInput {
  const onDemand = wanted.BillingMode === 'PAY_PER_REQUEST';
  const throughput = wanted.ProvisionedThroughput ?? { ReadCapacityUnits: 5, WriteCapacityUnits: 5 };
  return {
    TableName,
    KeySchema: wanted.KeySchema,
    AttributeDefinitions: wanted.AttributeDefinitions,
    BillingMode: wanted.BillingMode,
    ProvisionedThroughput: onDemand ? undefined : throughput,
    GlobalSecondaryIndexes: wanted.GlobalSecondaryIndexes?.map((index) =>
      indexOf(index, onDemand ? undefined : throughput),
    ),
    LocalSecondaryIndexes: wanted.LocalSecondaryIndexes?.map((index) => indexOf(index, undefined)),
    StreamSpecification: wanted.StreamSpecification && { StreamEnabled: true, ...wanted.StreamSpecification },
    Tags: wanted.Tags,
  };
}

function indexOf(
  index: Pick<NonNullable<TableProperties['GlobalSecondaryIndexes']>[number], 'IndexName' | 'KeySchema' | 'Projection'>,
  ProvisionedThroughput: TableProperties['ProvisionedThroughput'],
) {
  const { IndexName, KeySchema, Projection } = index;
  return { IndexName, KeySchema, Projection, ProvisionedThroughput };
}

async function addMissingIndexes(
  client: DynamoDBClient,
  TableName: string,
  { standing, wanted }: { standing: TableDescription; wanted: TableProperties },
): Promise<TableDescription> {
  const have = new Set(standing.GlobalSecondaryIndexes?.map((index) => index.IndexName));
  const missing = (wanted.GlobalSecondaryIndexes ?? []).filter((index) => !have.has(index.IndexName));
  for (const index of missing) {
    await client.send(
      new UpdateTableCommand({
        TableName,
        AttributeDefinitions: wanted.AttributeDefinitions,
        GlobalSecondaryIndexUpdates: [{ Create: indexOf(index, wanted.ProvisionedThroughput) }],
      }),
    );
    await waitUntilActive(client, TableName);
  }
  const streams = standing.StreamSpecification?.StreamEnabled === true;
  if (wanted.StreamSpecification && !streams) {
    const StreamSpecification = { StreamEnabled: true, ...wanted.StreamSpecification };
    await client.send(new UpdateTableCommand({ TableName, StreamSpecification }));
  }
  return waitUntilActive(client, TableName);
}
