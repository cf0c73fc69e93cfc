// What sending to a queue promises, over the wire to SQS.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, expect, test } from 'vitest';
import { createSqs } from '../../../local/sqs/index.ts';
import { rootCredentials } from '../../../local/wire/access-key.ts';
import { provision } from '../../../local/wire/provision.ts';
import { serve } from '../../../local/wire/serve.ts';
import { systemClock } from '../clock.ts';
import { systemIds } from '../ids.ts';
import { queueSend } from './index.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'queues-'));
const emulator = await createSqs({ dataDir, endpoint: 'http://127.0.0.1:1' });
const served = await serve(emulator);
const { ref: QueueUrl } = await provision(emulator, 'AWS::SQS::Queue', { QueueName: 'runs-p0' });
Object.assign(process.env, {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
  AWS_ENDPOINT_URL: served.endpoint,
  QUEUE_URL_RUNS_P0: QueueUrl,
});
const client = new SQSClient({ useQueueUrlAsEndpoint: false });
afterAll(async () => {
  client.destroy();
  await served[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const scope = { plane: 'tenant', tenantId: 'acme' } as const;
const { queues } = queueSend.open({ scope, clock: systemClock, ids: systemIds });

test('a message arrives as it was sent, in the group whose turn it takes', async () => {
  await queues.send('runs-p0', { executionId: 'exe_1', größe: 'ü' }, { group: 'acme' });
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ['All'], WaitTimeSeconds: 1 }),
  );
  expect(Messages.map(({ Body }) => JSON.parse(Body ?? ''))).toEqual([{ executionId: 'exe_1', größe: 'ü' }]);
  expect(Messages[0]?.Attributes?.MessageGroupId).toBe('acme');
});

test('a queue that infra gave no address for is named', async () => {
  await expect(queues.send('runs-p3', {}, { group: 'acme' })).rejects.toThrow('QUEUE_URL_RUNS_P3');
});
