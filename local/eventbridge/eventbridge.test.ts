// What a bus promises: every matching target is served at least once, transformed as told, or the event is parked.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeReplayCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Served, serve } from '../wire/serve.ts';
import { createEventBridge, type EventBridge } from './index.ts';

const queue = (name: string) => `arn:aws:sqs:eu-central-1:000000000000:${name}`;
let dataDir: string;
let bridge: EventBridge;
let served: Served;
let client: EventBridgeClient;
let sent: { queue: string; body: string }[];
let invoked: number;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'events-'));
  sent = [];
  invoked = 0;
  await start();
});
afterEach(async () => {
  await stop();
  await rm(dataDir, { recursive: true });
});

async function start() {
  bridge = await createEventBridge({
    dataDir,
    destinations: {
      async sendToQueue(arn, messages) {
        if (arn.endsWith(':broken')) throw new Error('no such queue');
        sent.push(...messages.map(({ body }) => ({ queue: arn.split(':').at(-1) ?? '', body })));
      },
      async invokeFunction() {
        invoked += 1;
        return { functionError: 'Unhandled' };
      },
      startExecution: async () => undefined,
    },
  });
  served = await serve(bridge);
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  client = new EventBridgeClient({ endpoint: served.endpoint, region: 'eu-central-1', credentials });
}

async function stop() {
  client.destroy();
  await served[Symbol.asyncDispose]();
}

async function make(type: string, logicalId: string, properties: object) {
  const hosted = bridge.resources[`AWS::Events::${type}`];
  return hosted?.provision({ stack: 's', logicalId, properties: hosted.schema.parse(properties) });
}

const put = (kind: string, detail: object) =>
  client.send(
    new PutEventsCommand({
      Entries: [{ EventBusName: 'main', Source: 'app', DetailType: kind, Detail: JSON.stringify(detail) }],
    }),
  );

const rule = (name: string, target: object, more: object = {}) =>
  make('Rule', name, {
    Name: name,
    EventBusName: 'main',
    EventPattern: { source: ['app'] },
    Targets: [{ Id: 't', ...target }],
    ...more,
  });

test('a matching event reaches its queue, a foreign one does not', async () => {
  await make('EventBus', 'B', { Name: 'main' });
  await rule(
    'r',
    { Arn: queue('work') },
    { EventPattern: { 'detail-type': ['wanted'], detail: { n: [{ numeric: ['>', 1] }] } } },
  );
  await put('wanted', { n: 1 });
  await put('wanted', { n: 2 });
  await put('other', { n: 2 });
  await bridge.deliveries.settled();
  expect(sent.map((one) => JSON.parse(one.body))).toMatchObject([
    { source: 'app', 'detail-type': 'wanted', detail: { n: 2 }, version: '0' },
  ]);
  expect((await client.send(new ListRulesCommand({ EventBusName: 'main' }))).Rules).toMatchObject([
    { Name: 'r', State: 'ENABLED' },
  ]);
});

test('a target is told what its transformer says, quoted and unquoted', async () => {
  await make('EventBus', 'B', { Name: 'main' });
  const InputTransformer = {
    InputPathsMap: { who: '$.detail.who', all: '$.detail' },
    InputTemplate: '{"t":"hi <who>","w":<who>,"a":<all>}',
  };
  await rule('r', { Arn: queue('work'), InputTransformer });
  await put('x', { who: 'a"b' });
  await bridge.deliveries.settled();
  expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ t: 'hi a"b', w: 'a"b', a: { who: 'a"b' } });
});

test('an event that cannot be delivered ends in the dead-letter queue', async () => {
  await make('EventBus', 'B', { Name: 'main' });
  const parking = { RetryPolicy: { MaximumRetryAttempts: 0 }, DeadLetterConfig: { Arn: queue('dead') } };
  await rule('r', { Arn: queue('broken'), ...parking });
  await rule('f', { Arn: 'arn:aws:lambda:eu-central-1:000000000000:function:f', ...parking });
  await put('x', {});
  await bridge.deliveries.settled();
  expect(sent.map((one) => one.queue)).toEqual(['dead', 'dead']);
  expect(invoked).toBe(1);
});

test('one bus forwards to another, and an archive replays what it kept', async () => {
  await make('EventBus', 'B', { Name: 'main' });
  const second = await make('EventBus', 'C', { Name: 'second' });
  await rule('hop', { Arn: second?.attributes['Arn'] });
  await make('Rule', 'S', {
    Name: 'S',
    EventBusName: 'second',
    EventPattern: { source: ['app'] },
    Targets: [{ Id: 't', Arn: queue('work') }],
  });
  const bus = bridge.buses.arn('main');
  const archive = await make('Archive', 'A', { ArchiveName: 'kept', SourceArn: bus });
  await put('x', { n: 1 });
  await expect.poll(() => sent.length).toBe(1);
  const range = { EventStartTime: new Date(Date.now() - 60_000), EventEndTime: new Date(Date.now() + 60_000) };
  const from = { EventSourceArn: archive?.attributes['Arn'], Destination: { Arn: bus } };
  await client.send(new StartReplayCommand({ ReplayName: 'again', ...from, ...range }));
  await expect.poll(() => sent.length).toBe(2);
  expect(JSON.parse(sent[1]?.body ?? '')).toMatchObject({ 'replay-name': 'again', detail: { n: 1 } });
  expect((await client.send(new DescribeReplayCommand({ ReplayName: 'again' }))).State).toBe('COMPLETED');
});

test('an accepted event is delivered by the next start when this one ends first', async () => {
  await make('EventBus', 'B', { Name: 'main' });
  await rule('r', { Arn: queue('work') });
  bridge.buses.put('main', [{ source: 'app', detailType: 'x', detail: '{}' }]);
  await stop();
  const before = sent.length;
  await start();
  await expect.poll(() => sent.length).toBe(1);
  expect(before).toBe(0);
});

test('a rule with a schedule fires when triggered', async () => {
  const made = await make('Rule', 'every', {
    ScheduleExpression: 'rate(1 day)',
    Targets: [{ Id: 't', Arn: queue('work') }],
  });
  expect(bridge.ticker.trigger(made?.attributes['Arn'] ?? '')).toBe(true);
  await bridge.deliveries.settled();
  expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({ 'detail-type': 'Scheduled Event', source: 'aws.events' });
});

test('a target service or a pattern that is not understood is refused by name', () => {
  const schema = bridge.resources['AWS::Events::Rule']?.schema;
  const kinesis = { EventPattern: {}, Targets: [{ Id: 'a', Arn: 'arn:aws:kinesis:x:y:z' }] };
  expect(schema?.safeParse(kinesis).error?.message).toContain('not to arn:aws:kinesis');
  expect(schema?.safeParse({ EventPattern: { a: [{ like: 1 }] } }).error?.message).toContain('$.a has a comparison');
});

test('a rule that left the template matches nothing more after a restart, and what it still owed is dropped', async () => {
  await make('EventBus', 'B', { Name: 'main' });
  await rule('old', { Arn: queue('broken') });
  const stays = await rule('stays', { Arn: queue('work') });
  await put('x', { n: 1 });
  await bridge.deliveries.settled();
  await stop();
  await start();
  bridge.resources['AWS::Events::Rule']?.keepOnly?.(stays ? [stays] : []);
  await put('x', { n: 2 });
  await bridge.deliveries.settled();
  expect(bridge.buses.rules().map(({ name }) => name)).toEqual(['stays']);
  expect(sent.map((one) => JSON.parse(one.body).detail.n)).toEqual([1, 2]);
});
