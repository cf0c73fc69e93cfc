// Promises of the whole stack, kept with a small application that CDK really synthesizes and the SDK really talks to.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack as CdkStack, CfnOutput, Duration } from 'aws-cdk-lib';
import { ApiDefinition, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { CfnPortal } from 'aws-cdk-lib/aws-workspacesweb';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { type Stack, startStack } from './index.ts';
import { resetDataDir } from './reset.ts';

const sdk = (name: string) => JSON.stringify(import.meta.resolve(name));

const API = `import { SendMessageCommand, SQSClient } from ${sdk('@aws-sdk/client-sqs')};
  const sqs = new SQSClient({});
  export const handler = async (event) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: event.body }));
    return { statusCode: 202, body: '{}' };
  };`;
const WORKER = `import { appendFileSync } from 'node:fs';
  export const handler = async ({ Records }) => {
    for (const { body } of Records) appendFileSync(process.env.SEEN, body + ' ');
    return { batchItemFailures: [] };
  };`;

const seen = join(mkdtempSync(join(tmpdir(), 'seen-')), 'seen');
let assemblyDir = '';
const stacks: Stack[] = [];

function code(text: string): Code {
  const folder = mkdtempSync(join(tmpdir(), 'code-'));
  writeFileSync(join(folder, 'index.mjs'), text);
  return Code.fromAsset(folder);
}

function synthesize(more: (stack: CdkStack) => void = () => undefined): string {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'assembly-')), analyticsReporting: false });
  const stack = new CdkStack(app, 'small');
  const queue = new Queue(stack, 'Work', { visibilityTimeout: Duration.seconds(30) });
  const common = { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', timeout: Duration.seconds(5) };
  const accept = new LambdaFunction(stack, 'Accept', {
    ...common,
    functionName: 'accept',
    code: code(API),
    environment: { QUEUE_URL: queue.queueUrl },
  });
  queue.grantSendMessages(accept);
  const work = new LambdaFunction(stack, 'Do', { ...common, code: code(WORKER), environment: { SEEN: seen } });
  work.addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true }));
  new SpecRestApi(stack, 'Api', {
    apiDefinition: ApiDefinition.fromInline({
      openapi: '3.0.1',
      info: { title: 'small', version: '1' },
      paths: {
        '/v1/work': {
          post: {
            'x-amazon-apigateway-integration': {
              type: 'aws_proxy',
              httpMethod: 'POST',
              uri: `arn:aws:apigateway:${stack.region}:lambda:path/2015-03-31/functions/${accept.functionArn}/invocations`,
            },
          },
        },
      },
    }),
    deployOptions: { stageName: 'dev' },
  });
  new CfnOutput(stack, 'QueueUrl', { value: queue.queueUrl });
  more(stack);
  return app.synth().directory;
}

beforeAll(() => {
  assemblyDir = synthesize();
});
afterEach(async () => {
  await Promise.all(stacks.splice(0).map((stack) => stack.close()));
});

const place = () => mkdtempSync(join(tmpdir(), 'data-'));
async function start(dataDir: string, more: object = {}): Promise<Stack> {
  const stack = await startStack({ assemblyDir, dataDir, port: 0, ...more });
  stacks.push(stack);
  return stack;
}

it('a request travels through gateway, function, queue and worker by the unmodified SDK', async () => {
  const stack = await start(place());
  const response = await fetch(`${stack.apiUrl}/v1/work`, { method: 'POST', body: 'one' });
  expect(stack.logs('accept').map(({ text }) => text)).toEqual([]);
  expect([response.status, stack.outputs['small']?.['QueueUrl']?.startsWith(stack.edgeUrl)]).toEqual([202, true]);
  await expect.poll(() => readFileSync(seen, { encoding: 'utf8', flag: 'a+' }), { timeout: 5000 }).toContain('one ');
  expect(await stack.close()).toEqual([]);
});

it('names and data are the same after a restart, and gone after a reset', async () => {
  const dataDir = place();
  const first = await start(dataDir, { edgePort: 0 });
  const names = first.resources.map(({ ref }) => ref.replace(first.edgeUrl, ''));
  await first.close();
  const second = await start(dataDir);
  expect(second.resources.map(({ ref }) => ref.replace(second.edgeUrl, ''))).toEqual(names);
  expect(() => resetDataDir(dataDir)).toThrow('already runs on');
  await second.close();
  resetDataDir(dataDir);
  expect(readdirSync(dataDir)).toEqual([]);
  mkdirSync(join(dataDir, 'holiday-photos'));
  expect(() => resetDataDir(dataDir)).toThrow('is not reset');
});

it('a second start on the same data, a taken port and a broken database are each refused in a sentence', async () => {
  const dataDir = place();
  const stack = await start(dataDir);
  await expect(start(dataDir)).rejects.toThrow(`already runs on ${dataDir}`);
  await stack.close();
  const squatter = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => squatter.once('listening', done));
  const address = squatter.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(start(dataDir, { port, edgePort: 0 })).rejects.toThrow(`Port ${port} is already in use`);
  squatter.close();
  writeFileSync(join(dataDir, 'sqs.sqlite'), 'not a database at all');
  await expect(start(dataDir)).rejects.toThrow(`${join(dataDir, 'sqs.sqlite')} cannot be read`);
});

it('a template that names something the stack does not host stops the start and leaves no lock', async () => {
  const odd = synthesize((stack) => void new CfnPortal(stack, 'Portal'));
  const dataDir = place();
  await expect(start(dataDir, { assemblyDir: odd })).rejects.toThrow(
    'Stack small, Portal (AWS::WorkSpacesWeb::Portal): the embedded stack does not support this type.',
  );
  await start(dataDir);
});
