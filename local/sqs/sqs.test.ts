// What the queues promise, tried with an unmodified SDK client over HTTP.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Served, serve } from '../wire/serve.ts';
import { createSqs, type Sqs } from './index.ts';

let dataDir: string;
let sqs: Sqs;
let served: Served;
let client: SQSClient;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sqs-'));
  await start();
});
afterEach(async () => {
  await stop();
  await rm(dataDir, { recursive: true });
});

async function start() {
  sqs = await createSqs({ dataDir, endpoint: 'http://127.0.0.1:1' });
  served = await serve(sqs);
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  client = new SQSClient({ endpoint: served.endpoint, region: 'eu-central-1', credentials });
}

async function stop() {
  client.destroy();
  await served[Symbol.asyncDispose]();
}

async function queue(name: string, properties: object = {}): Promise<{ url: string; arn: string }> {
  const type = sqs.resources['AWS::SQS::Queue'];
  const made = await type?.provision({ stack: 's', logicalId: name, properties: { QueueName: name, ...properties } });
  return { url: made?.ref ?? '', arn: made?.attributes['Arn'] ?? '' };
}

const receive = async (QueueUrl: string, more: object = {}) =>
  (
    await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'], ...more }),
    )
  ).Messages ?? [];

test('a sent message arrives with its attributes and is gone once deleted', async () => {
  const { url } = await queue('work');
  const MessageAttributes = { kind: { DataType: 'String', StringValue: 'run' } };
  const sent = await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'naïve ☃', MessageAttributes }));
  const [got] = await receive(url, { MessageAttributeNames: ['All'] });
  expect(got).toMatchObject({ MessageId: sent.MessageId, Body: 'naïve ☃', MessageAttributes });
  expect(got?.Attributes?.['ApproximateReceiveCount']).toBe('1');
  await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: got?.ReceiptHandle }));
  const left = await client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }));
  expect(left.Attributes).toMatchObject({
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
  });
});

test('a message given back with visibility 0 is received again at once', async () => {
  const { url } = await queue('work');
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'a' }));
  const [first] = await receive(url);
  expect(await receive(url)).toEqual([]);
  const handle = { QueueUrl: url, ReceiptHandle: first?.ReceiptHandle };
  await client.send(new ChangeMessageVisibilityCommand({ ...handle, VisibilityTimeout: 0 }));
  expect((await receive(url))[0]?.Attributes?.['ApproximateReceiveCount']).toBe('2');
});

test('a long poll is woken by the message, not by its timer', async () => {
  const { url } = await queue('work');
  const polling = receive(url, { WaitTimeSeconds: 20 });
  setTimeout(() => void client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'a' })), 50);
  const before = Date.now();
  expect(await polling).toHaveLength(1);
  expect(Date.now() - before).toBeLessThan(2_000);
});

test('changed attributes hold at once, also for a receive that waits already', async () => {
  const { url } = await queue('work', { VisibilityTimeout: 300 });
  const waiting = receive(url, { WaitTimeSeconds: 10 });
  await client.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { VisibilityTimeout: '0' } }));
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'soon again' }));
  expect((await waiting).map(({ Body }) => Body)).toEqual(['soon again']);
  expect((await receive(url)).map(({ Body }) => Body)).toEqual(['soon again']);
});

test('a message received too often waits in the dead-letter queue, and a move task brings it back', async () => {
  const dead = await queue('dead');
  const work = await queue('work', { RedrivePolicy: { deadLetterTargetArn: dead.arn, maxReceiveCount: 2 } });
  await client.send(new SendMessageCommand({ QueueUrl: work.url, MessageBody: 'poison' }));
  for (let time = 0; time < 2; time += 1) expect(await receive(work.url, { VisibilityTimeout: 0 })).toHaveLength(1);
  expect(await receive(work.url)).toEqual([]);
  const [parked] = await receive(dead.url, { VisibilityTimeout: 0 });
  expect(parked).toMatchObject({ Body: 'poison', Attributes: { DeadLetterQueueSourceArn: work.arn } });
  await client.send(new StartMessageMoveTaskCommand({ SourceArn: dead.arn }));
  expect(await receive(work.url, { WaitTimeSeconds: 5 })).toMatchObject([{ Body: 'poison' }]);
  await expect
    .poll(async () => (await client.send(new ListMessageMoveTasksCommand({ SourceArn: dead.arn }))).Results)
    .toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 }]);
});

test('a quiet tenant is served although a busy one has filled the queue', async () => {
  const { url } = await queue('work');
  const entries = (group: string) =>
    Array.from({ length: 10 }, (_, i) => ({ Id: `${i}`, MessageBody: group, MessageGroupId: group }));
  for (let time = 0; time < 3; time += 1) {
    await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries('busy') }));
  }
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'quiet', MessageGroupId: 'quiet' }));
  expect((await receive(url)).map((message) => message.Body)).toContain('quiet');
});

test('messages and queues outlive the process that took them', async () => {
  const { url } = await queue('work');
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'kept' }));
  await stop();
  await start();
  expect(await receive(url)).toMatchObject([{ Body: 'kept' }]);
});

test('an unknown queue and a forged receipt are refused by their AWS names', async () => {
  const { url } = await queue('work');
  await expect(receive(`${url}-not`)).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  const forged = new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: 'x' });
  await expect(client.send(forged)).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
});

test('a queue property the local stack does not know is refused by name', () => {
  const parsed = sqs.resources['AWS::SQS::Queue']?.schema.safeParse({ DeduplicationScope: 'queue' });
  expect(parsed?.error?.message).toContain('DeduplicationScope');
});
