// A whole line in one process (table → pipe → bus → queue → function) that a test can kill at any moment and start again.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { ResourceTypes } from '../cloudformation/resource-type.ts';
import { createDynamoDb } from '../dynamodb/index.ts';
import { createEventBridge } from '../eventbridge/index.ts';
import { createEventSourceMappings, createSqs } from '../sqs/index.ts';
import { createPipes } from './index.ts';

const [dataDir = '', mode = 'trickle', count = '0', first = '0'] = process.argv.slice(2);
const seen = join(dataDir, 'seen.txt');
const eventSchema = z.object({ Records: z.array(z.object({ body: z.string() })) });
const bodySchema = z.object({ detail: z.object({ id: z.string() }), 'detail-type': z.string(), source: z.string() });

const dynamo = await createDynamoDb({ dataDir });
const sqs = await createSqs({ dataDir, endpoint: 'http://127.0.0.1:1' });
const bridge = await createEventBridge({
  dataDir,
  destinations: {
    async sendToQueue(arn, messages) {
      sqs.queues.send(sqs.queues.get(arn), messages);
    },
    invokeFunction: async () => ({}),
    startExecution: async () => undefined,
  },
});
const pipes = await createPipes({ dataDir, endpoint: dynamo.endpoint, buses: bridge.buses });
let delivered = 0;
const mappings = createEventSourceMappings({
  queues: sqs.queues,
  async invokeLambda(_arn, payload) {
    const ids = eventSchema
      .parse(JSON.parse(payload))
      .Records.map((record) => bodySchema.parse(JSON.parse(record.body)));
    appendFileSync(seen, ids.map((body) => `${body.source}/${body['detail-type']}/${body.detail.id}\n`).join(''));
    delivered += ids.length;
    return { payload: '{"batchItemFailures":[]}' };
  },
});

async function make(types: ResourceTypes, name: string, properties: object) {
  const type = types[name];
  const made = await type?.provision({ stack: 's', logicalId: 'x', properties: type.schema.parse(properties) });
  return { ref: made?.ref ?? '', arn: made?.attributes['Arn'] ?? '', stream: made?.attributes['StreamArn'] ?? '' };
}

const table = await make(dynamo.resources, 'AWS::DynamoDB::Table', {
  TableName: 'main',
  KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
});
const queue = await make(sqs.resources, 'AWS::SQS::Queue', { QueueName: 'work', VisibilityTimeout: 1 });
const bus = await make(bridge.resources, 'AWS::Events::EventBus', { Name: 'main' });
await make(bridge.resources, 'AWS::Events::Rule', {
  EventBusName: 'main',
  EventPattern: { source: ['app'], detail: { id: [{ exists: true }] } },
  Targets: [{ Id: 'q', Arn: queue.arn }],
});
await make(mappings.resources, 'AWS::Lambda::EventSourceMapping', {
  FunctionName: 'f',
  EventSourceArn: queue.arn,
  BatchSize: 100,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
});
await make(pipes.resources, 'AWS::Pipes::Pipe', {
  Name: 'outbox',
  RoleArn: 'r',
  Source: table.stream,
  SourceParameters: {
    DynamoDBStreamParameters: { StartingPosition: 'LATEST', BatchSize: 1_000 },
    FilterCriteria: {
      Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["outbox"]}}}}' }],
    },
  },
  Target: bus.arn,
  TargetParameters: {
    InputTemplate: '{"id":"<$.dynamodb.NewImage.id.S>","n":<$.dynamodb.NewImage.PK.S>}',
    EventBridgeEventBusParameters: { Source: 'app', DetailType: '$.dynamodb.NewImage.type.S' },
  },
});

const client = new DynamoDBClient({
  endpoint: dynamo.endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'k', secretAccessKey: 's' },
});
const item = (id: string, kind = 'outbox') => ({
  PK: { S: `${kind}${id}` },
  id: { S: id },
  kind: { S: kind },
  type: { S: 'made' },
});
console.log('ready');
if (mode === 'trickle') await trickle();
if (mode === 'measure') await measure();

async function trickle() {
  for (let i = Number(first); i < Number(first) + Number(count); i += 1) {
    await client.send(new PutItemCommand({ TableName: 'main', Item: item(String(i), 'other') }));
    await client.send(new PutItemCommand({ TableName: 'main', Item: item(String(i)) }));
    console.log(`wrote ${i}`);
  }
}

async function measure() {
  const total = Number(count);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  for (let i = 0; i < total; i += 100) {
    const TransactItems = Array.from({ length: 100 }, (_, j) => ({
      Put: { TableName: 'main', Item: item(String(i + j)) },
    }));
    await client.send(new TransactWriteItemsCommand({ TransactItems }));
  }
  const written = performance.now();
  while (delivered < total) await new Promise((resolve) => setTimeout(resolve, 2));
  const done = performance.now();
  const used = process.cpuUsage(cpu);
  const latencies: number[] = [];
  for (let i = 0; i < 50; i += 1) {
    const start = performance.now();
    const before = delivered;
    await client.send(new PutItemCommand({ TableName: 'main', Item: item(`late${i}`) }));
    while (delivered === before) await new Promise((resolve) => setTimeout(resolve, 1));
    latencies.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  latencies.sort((a, b) => a - b);
  const idle = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const idled = process.cpuUsage(idle);
  console.log(
    JSON.stringify({
      total,
      writeMs: Math.round(written - begun),
      allMs: Math.round(done - begun),
      perSecond: Math.round((total / (done - begun)) * 1_000),
      cpuMsPerItem: (used.user + used.system) / 1_000 / total,
      latencyMs: { p50: latencies[25], p95: latencies[47] },
      idleCpuPercent: (idled.user + idled.system) / 50_000,
      rssMb: Math.round(process.memoryUsage().rss / 1e6),
    }),
  );
  process.exit(0);
}
