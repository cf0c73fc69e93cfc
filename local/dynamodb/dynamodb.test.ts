// What the embedded DynamoDB promises: data outlives us, the child does not, and trouble is said in words.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serve } from '../wire/serve.ts';
import { findBinary } from './binary.ts';
import { createDynamoDb, type DynamoDb } from './index.ts';

let dataDir: string;
const open: DynamoDb[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dynamodb-'));
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  await rm(dataDir, { recursive: true });
});

const properties = {
  TableName: 'main',
  KeySchema: [
    { AttributeName: 'PK', KeyType: 'HASH' },
    { AttributeName: 'SK', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['PK', 'SK', 'GSI1PK', 'GSI1SK'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'GSI1',
      KeySchema: [
        { AttributeName: 'GSI1PK', KeyType: 'HASH' },
        { AttributeName: 'GSI1SK', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  SSESpecification: { SSEEnabled: true },
  DeletionProtectionEnabled: true,
};

async function start() {
  const dynamo = await createDynamoDb({ dataDir });
  open.push(dynamo);
  const made = await dynamo.resources['AWS::DynamoDB::Table']?.provision({ stack: 's', logicalId: 'T', properties });
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const client = new DynamoDBClient({ endpoint: dynamo.endpoint, region: 'eu-central-1', credentials });
  return { dynamo, made, client };
}

const key = (name: string) => ({ PK: { S: name }, SK: { S: 'a' } });

test('a second start finds table, stream and items of the first', async () => {
  const first = await start();
  await first.client.send(new PutItemCommand({ TableName: 'main', Item: key('kept') }));
  await first.dynamo.close();
  const second = await start();
  expect(second.made).toEqual(first.made);
  expect(second.made?.attributes['Arn']).toBe('arn:aws:dynamodb:eu-central-1:000000000000:table/main');
  expect((await second.client.send(new GetItemCommand({ TableName: 'main', Key: key('kept') }))).Item).toEqual(
    key('kept'),
  );
});

test('a request that reached the common edge is answered like one sent directly', async () => {
  const { dynamo } = await start();
  await using edge = await serve({ handle: dynamo.handle, close: async () => undefined });
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const client = new DynamoDBClient({ endpoint: edge.endpoint, region: 'eu-central-1', credentials });
  await client.send(new PutItemCommand({ TableName: 'main', Item: key('relayed') }));
  const missing = new GetItemCommand({ TableName: 'none', Key: key('relayed') });
  await expect(client.send(missing)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  client.destroy();
});

test('expired items are swept, others stay', async () => {
  const { client, dynamo } = await start();
  const item = (name: string, expiresAt: number) => ({ ...key(name), expiresAt: { N: String(expiresAt) } });
  const now = Math.floor(Date.now() / 1_000);
  await client.send(new PutItemCommand({ TableName: 'main', Item: item('old', now - 5) }));
  await client.send(new PutItemCommand({ TableName: 'main', Item: item('young', now + 500) }));
  expect(await dynamo.sweep.run()).toBe(1);
  expect((await client.send(new GetItemCommand({ TableName: 'main', Key: key('old') }))).Item).toBeUndefined();
  expect((await client.send(new GetItemCommand({ TableName: 'main', Key: key('young') }))).Item).toBeDefined();
});

test('the child dies with a parent that is killed without a chance to clean up', async () => {
  const script = `import { createDynamoDb } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
    await createDynamoDb({ dataDir: ${JSON.stringify(dataDir)} }); console.log('up'); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(parent.stdout, 'data');
  const [pid] = (await readFile(join(dataDir, 'dynamodb.sqlite.pid'), 'utf8')).split(' ');
  expect(isAlive(Number(pid))).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(Number(pid)), { timeout: 4_000 }).toBe(false);
});

test('a second stack on the same data is refused while the first one lives', async () => {
  await start();
  const script = `import { createDynamoDb } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
    try { await createDynamoDb({ dataDir: ${JSON.stringify(dataDir)} }); } catch (error) { console.log(error.message); }`;
  const said = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], { encoding: 'utf8' });
  expect(said).toContain('Another local stack');
});

test('a corrupt database file is named together with the way to begin anew', async () => {
  await writeFile(join(dataDir, 'dynamodb.sqlite'), 'garbage'.repeat(1_000));
  await expect(createDynamoDb({ dataDir })).rejects.toThrow(/dynamodb\.sqlite is corrupt: run "npm start -- --reset"/);
});

test('an unsupported platform is told the way out', () => {
  expect(() => findBinary('darwin', 'arm64')).toThrow(/darwin-arm64: point AWS_ENDPOINT_URL_DYNAMODB at any DynamoDB/);
});

test('a table property the local stack does not know is refused by name', async () => {
  const dynamo = await createDynamoDb({ dataDir, endpoint: 'http://127.0.0.1:1' });
  open.push(dynamo);
  const parsed = dynamo.resources['AWS::DynamoDB::Table']?.schema.safeParse({
    ...properties,
    ImportSourceSpecification: {},
  });
  expect(parsed?.error?.message).toContain('ImportSourceSpecification');
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
