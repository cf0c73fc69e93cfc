// What starting, stopping and reporting to flows promise, over the wire to Step Functions.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateStateMachineCommand, DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, expect, test } from 'vitest';
import { createStepFunctions } from '../../../local/stepfunctions/index.ts';
import { rootCredentials } from '../../../local/wire/access-key.ts';
import { serve } from '../../../local/wire/serve.ts';
import { systemClock } from '../clock.ts';
import { systemIds } from '../ids.ts';
import { executionArn, states } from './client.ts';
import { flowsReport, flowsStart, flowsStop } from './index.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'flows-'));
const waiting = Promise.withResolvers<string>();
const emulator = await createStepFunctions({
  dataDir,
  region: 'eu-central-1',
  accountId: '000000000000',
  invokeLambda: async (_arn, payload) => {
    if (typeof payload === 'object' && payload && 'token' in payload) waiting.resolve(String(payload.token));
    return { payload: null };
  },
  readObject: async () => Promise.reject(new Error('There are no objects here.')),
});
const served = await serve(emulator);
Object.assign(process.env, {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
  AWS_ENDPOINT_URL: served.endpoint,
  FLOW_ARN_PREFIX: 'arn:aws:states:eu-central-1:000000000000:stateMachine:greenlang-test-',
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const frame = { scope: { plane: 'tenant', tenantId: 'acme' }, clock: systemClock, ids: systemIds } as const;
const flows = {
  ...flowsStart.open(frame).flows,
  ...flowsStop.open(frame).flows,
  ...flowsReport.open(frame).flows,
};

async function machine(name: string, state: object): Promise<void> {
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Only', States: { Only: state } });
  const roleArn = 'arn:aws:iam::000000000000:role/flow';
  await states().send(new CreateStateMachineCommand({ name: `greenlang-test-${name}`, definition, roleArn }));
}
await machine('runs-rest', { Type: 'Wait', Seconds: 600, End: true });
await machine('runs-pass', { Type: 'Pass', End: true });
await machine('runs-ask', {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'work', Payload: { token: '{% $states.context.Task.Token %}' } },
  End: true,
});

const describe = (flow: string, name: string) =>
  states().send(new DescribeExecutionCommand({ executionArn: executionArn(flow, name) }));

test('starting a run twice under one name starts it once', async () => {
  const run = { flow: 'runs.rest', name: 'exe_1', input: { a: 1 } };
  await flows.start(run);
  await flows.start(run);
  await flows.start({ ...run, input: { a: 2 } });
  expect((await describe('runs.rest', 'exe_1')).input).toBe('{"a":1}');
});

test('stopping a running run stops it; one that is over or never was is told apart', async () => {
  await flows.start({ flow: 'runs.rest', name: 'exe_2', input: {} });
  const why = { error: 'Cancelled', cause: 'The user asked for it.' };
  expect(await flows.stop({ flow: 'runs.rest', name: 'exe_2', ...why })).toBe('stopped');
  expect(await describe('runs.rest', 'exe_2')).toMatchObject({ status: 'ABORTED', ...why });
  await flows.start({ flow: 'runs.pass', name: 'exe_3', input: {} });
  await expect.poll(async () => (await describe('runs.pass', 'exe_3')).status).toBe('SUCCEEDED');
  expect(await flows.stop({ flow: 'runs.pass', name: 'exe_3', ...why })).toBe('not_running');
  expect(await flows.stop({ flow: 'runs.rest', name: 'exe_none', ...why })).toBe('not_running');
});

test('a waiting task hears heartbeats and its end, and afterwards is gone', async () => {
  await flows.start({ flow: 'runs.ask', name: 'exe_4', input: {} });
  const token = await waiting.promise;
  expect(await flows.heartbeat(token)).toBe('alive');
  expect(await flows.succeed(token, { rows: 3 })).toBe('alive');
  await expect.poll(async () => (await describe('runs.ask', 'exe_4')).output).toBe('{"rows":3}');
  expect(await flows.heartbeat(token)).toBe('gone');
  expect(await flows.fail(token, 'Late', 'too late')).toBe('gone');
  expect(await flows.heartbeat('nonsense')).toBe('gone');
});
