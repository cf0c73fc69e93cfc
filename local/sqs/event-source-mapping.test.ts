// What a mapping promises about messages whose function succeeds, fails, fails in part, or answers nonsense.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEventSourceMappings, createSqs, type InvokeLambda, type Sqs } from './index.ts';

let dataDir: string;
let sqs: Sqs;
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'esm-'));
  sqs = await createSqs({ dataDir, endpoint: 'http://127.0.0.1:1' });
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await sqs.close();
  await rm(dataDir, { recursive: true });
});

function queues(visibility: string) {
  const dead = sqs.queues.create('dead', {}, {});
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 2 });
  return { dead, work: sqs.queues.create('work', { VisibilityTimeout: visibility, RedrivePolicy }, {}) };
}

async function connect(invoke: (event: SQSEvent) => Promise<unknown>, properties: object = {}) {
  const invokeLambda: InvokeLambda = async (_arn, payload) => {
    const answer = await invoke(JSON.parse(payload));
    return { payload: JSON.stringify(answer ?? null) };
  };
  const mappings = createEventSourceMappings({ queues: sqs.queues, invokeLambda });
  closers.push(() => mappings.close(100));
  const given = { FunctionName: 'f', EventSourceArn: sqs.queues.get('work').arn, ...properties };
  await mappings.resources['AWS::Lambda::EventSourceMapping']?.provision({
    stack: 's',
    logicalId: 'm',
    properties: given,
  });
  return mappings;
}

const left = (name: string) => sqs.queues.store.counts(name, Date.now());
const partial = { FunctionResponseTypes: ['ReportBatchItemFailures'] };

test('the function sees the event exactly as AWS shapes it', async () => {
  const { work } = queues('30');
  let seen: SQSEvent | undefined;
  await connect(async (event) => {
    seen = event;
  });
  sqs.queues.send(work, [
    { body: 'b', groupId: 'tenant', attributes: { a: { DataType: 'String', StringValue: 'v' } } },
  ]);
  await expect.poll(() => seen).toBeDefined();
  expect(seen?.Records[0]).toMatchObject({
    body: 'b',
    attributes: { ApproximateReceiveCount: '1', MessageGroupId: 'tenant' },
    messageAttributes: { a: { stringValue: 'v', dataType: 'String' } },
    eventSource: 'aws:sqs',
    eventSourceARN: work.arn,
    awsRegion: 'eu-central-1',
  });
  await expect.poll(() => left('work')).toEqual({ visible: 0, inflight: 0, delayed: 0 });
});

test('only the messages reported as failed come back; a poison message ends in the dead-letter queue', async () => {
  const { work } = queues('1');
  const served: string[] = [];
  await connect(async (event) => {
    served.push(...event.Records.map((record) => record.body));
    const failed = event.Records.filter((record) => record.body === 'poison');
    return { batchItemFailures: failed.map((record) => ({ itemIdentifier: record.messageId })) };
  }, partial);
  sqs.queues.send(
    work,
    ['good', 'poison', 'fine'].map((body) => ({ body })),
  );
  await expect.poll(() => left('dead').visible, { timeout: 8_000 }).toBe(1);
  expect(served.filter((body) => body === 'poison')).toHaveLength(2);
  expect(served.filter((body) => body !== 'poison').sort()).toEqual(['fine', 'good']);
}, 10_000);

test.each([
  { batchItemFailures: [{ itemIdentifier: 'nobody' }] },
  { batchItemFailures: [{ itemIdentifier: '' }] },
  { batchItemFailures: 'x' },
])('an answer that cannot be trusted returns the whole batch: %j', async (answer) => {
  const { work } = queues('30');
  let calls = 0;
  await connect(async () => {
    calls += 1;
    return answer;
  }, partial);
  sqs.queues.send(work, [{ body: 'a' }, { body: 'b' }]);
  await expect.poll(() => calls).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(left('work').inflight).toBe(2);
});

test('no more invocations run at once than the mapping allows', async () => {
  const { work } = queues('30');
  let running = 0;
  let most = 0;
  await connect(
    async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 10));
      running -= 1;
    },
    { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } },
  );
  sqs.queues.send(
    work,
    Array.from({ length: 20 }, (_, i) => ({ body: `${i}` })),
  );
  await expect.poll(() => left('work').visible + left('work').inflight).toBe(0);
  expect(most).toBe(2);
});

test('a batching window gathers messages that come one by one', async () => {
  const { work } = queues('30');
  const sizes: number[] = [];
  await connect(async (event) => void sizes.push(event.Records.length), {
    MaximumBatchingWindowInSeconds: 1,
    BatchSize: 3,
  });
  for (const body of ['a', 'b', 'c']) {
    sqs.queues.send(work, [{ body }]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await expect.poll(() => sizes).toEqual([3]);
});

test('a DynamoDB stream as source is refused with a sentence', () => {
  const type = createEventSourceMappings({ queues: sqs.queues, invokeLambda: async () => ({ payload: '' }) }).resources;
  const stream = { FunctionName: 'f', EventSourceArn: 'arn:aws:dynamodb:eu-central-1:0:table/t/stream/1' };
  expect(type['AWS::Lambda::EventSourceMapping']?.schema.safeParse(stream).error?.message).toContain(
    'goes through a pipe',
  );
});

test('a mapping that left the template takes nothing more from its queue', async () => {
  const { work } = queues('30');
  let calls = 0;
  const mappings = await connect(async () => {
    calls += 1;
  });
  await mappings.resources['AWS::Lambda::EventSourceMapping']?.keepOnly?.([]);
  sqs.queues.send(work, [{ body: 'b' }]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([calls, left('work').visible]).toEqual([0, 1]);
});
