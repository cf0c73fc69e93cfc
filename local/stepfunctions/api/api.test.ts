// What the API promises its callers: idempotent starts, honest refusals, paging, stops and task tokens.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { StatusChange } from '../options.ts';
import { create, ended, history, lambda, run, start } from '../trial/drive.ts';
import { serve, type Trial } from '../trial/serve.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'states-'));
const roleArn = 'arn:aws:iam::000000000000:role/flow';
const tokens: string[] = [];
const changes: StatusChange[] = [];
const called = z.object({ token: z.string().optional() }).catch({});
let trial: Trial;

beforeAll(async () => {
  trial = await serve({
    dataDir,
    invokeLambda: async (_arn, payload) => {
      const { token } = called.parse(payload);
      if (token) tokens.push(token);
      return { payload: null };
    },
    onStatusChange: (change) => void changes.push(change),
  });
});

afterAll(async () => {
  await trial.close();
  rmSync(dataDir, { recursive: true });
});

const wait = { W: { Type: 'Wait', Seconds: 3600, End: true } };

function callback(more: object = {}): object {
  return {
    T: lambda({
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      Output: '{% $states.result %}',
      ...more,
    }),
  };
}

async function nextToken(): Promise<string> {
  for (;;) {
    const token = tokens.shift();
    if (token) return token;
    await pause(5);
  }
}

const named = (name: string) => expect.objectContaining({ name });

test('the same name and input start once; another input, or a closed run, is ExecutionAlreadyExists', async () => {
  const machine = await create(trial, wait);
  const first = await start(trial, machine, { a: 1 }, 'one');
  expect(await start(trial, machine, { a: 1 }, 'one')).toBe(first);
  await expect(start(trial, machine, { a: 2 }, 'one')).rejects.toEqual(named('ExecutionAlreadyExists'));
  await trial.client.send(new StopExecutionCommand({ executionArn: first }));
  await expect(start(trial, machine, { a: 1 }, 'one')).rejects.toEqual(named('ExecutionAlreadyExists'));
});

test('a stop ends a wait at once, is final, and may be repeated', async () => {
  const executionArn = await start(trial, await create(trial, wait));
  const { client } = trial;
  const stop = new StopExecutionCommand({ executionArn, error: 'Cancelled', cause: 'asked to' });
  const stopped = await client.send(stop);
  expect((await client.send(stop)).stopDate).toEqual(stopped.stopDate);
  expect(await ended(trial, executionArn)).toMatchObject({ status: 'ABORTED', error: 'Cancelled', cause: 'asked to' });
  expect((await history(trial, executionArn)).at(-1)).toBe('ExecutionAborted');
});

test('a stop that comes right after the start, before any state has run far, leaves one terminal status', async () => {
  const machine = await create(trial, { T: lambda({ Next: 'W', End: undefined }), ...wait });
  const arns = await Promise.all(Array.from({ length: 20 }, () => start(trial, machine)));
  await Promise.all(arns.map((executionArn) => trial.client.send(new StopExecutionCommand({ executionArn }))));
  for (const arn of arns) {
    expect((await ended(trial, arn)).status).toBe('ABORTED');
    expect((await history(trial, arn)).filter((type) => type.startsWith('Execution'))).toHaveLength(2);
  }
});

test('a callback task waits for its token, and a second answer is TaskTimedOut', async () => {
  const arn = await start(trial, await create(trial, callback()));
  const taskToken = await nextToken();
  await trial.client.send(new SendTaskHeartbeatCommand({ taskToken }));
  const success = new SendTaskSuccessCommand({ taskToken, output: '{"done":true}' });
  await trial.client.send(success);
  await expect(trial.client.send(success)).rejects.toEqual(named('TaskTimedOut'));
  expect((await ended(trial, arn)).output).toBe('{"done":true}');
  expect(await history(trial, arn)).toContain('TaskSubmitted');
});

test('a failed callback is the task’s error; a stop closes pending tokens', async () => {
  const machine = await create(trial, callback());
  const failing = await start(trial, machine);
  await trial.client.send(new SendTaskFailureCommand({ taskToken: await nextToken(), error: 'E', cause: 'C' }));
  expect(await ended(trial, failing)).toMatchObject({ status: 'FAILED', error: 'E', cause: 'C' });
  const stopped = await start(trial, machine);
  const taskToken = await nextToken();
  await trial.client.send(new StopExecutionCommand({ executionArn: stopped }));
  await expect(trial.client.send(new SendTaskHeartbeatCommand({ taskToken }))).rejects.toEqual(named('TaskTimedOut'));
});

test('what was never a token is InvalidToken, and a token of no known execution TaskDoesNotExist', async () => {
  const send = (taskToken: string) => trial.client.send(new SendTaskSuccessCommand({ taskToken, output: '1' }));
  await expect(send('nonsense')).rejects.toEqual(named('InvalidToken'));
  const foreign = Buffer.from(JSON.stringify({ execution: 'arn:x', id: '1' })).toString('base64url');
  await expect(send(foreign)).rejects.toEqual(named('TaskDoesNotExist'));
});

test('silence longer than HeartbeatSeconds fails the task, and heartbeats prevent it', async () => {
  const machine = await create(trial, callback({ HeartbeatSeconds: 1 }));
  const silent = await start(trial, machine);
  await nextToken();
  expect((await ended(trial, silent)).error).toBe('States.HeartbeatTimeout');
  const lively = await start(trial, machine);
  const taskToken = await nextToken();
  for (let beat = 0; beat < 4; beat += 1) {
    await pause(400);
    await trial.client.send(new SendTaskHeartbeatCommand({ taskToken }));
  }
  await trial.client.send(new SendTaskSuccessCommand({ taskToken, output: '1' }));
  expect((await ended(trial, lively)).status).toBe('SUCCEEDED');
});

test('executions are listed newest first, by status, page by page', async () => {
  const machine = await create(trial, { S: { Type: 'Succeed' } });
  const arns: string[] = [];
  for (let n = 0; n < 5; n += 1) arns.unshift(await start(trial, machine));
  for (const arn of arns) await ended(trial, arn);
  const seen: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const query = { stateMachineArn: machine, statusFilter: 'SUCCEEDED' as const, maxResults: 2, nextToken };
    const page = await trial.client.send(new ListExecutionsCommand(query));
    seen.push(...(page.executions ?? []).map((execution) => execution.executionArn));
    nextToken = page.nextToken;
  } while (nextToken);
  expect(seen).toEqual(arns);
  const running = new ListExecutionsCommand({ stateMachineArn: machine, statusFilter: 'RUNNING' });
  expect((await trial.client.send(running)).executions).toEqual([]);
});

test('history pages forwards and backwards without loss', async () => {
  const executionArn = await start(
    trial,
    await create(trial, { P: { Type: 'Pass', Next: 'S' }, S: { Type: 'Succeed' } }),
  );
  await ended(trial, executionArn);
  const all: (number | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await trial.client.send(
      new GetExecutionHistoryCommand({ executionArn, maxResults: 2, reverseOrder: true, nextToken }),
    );
    all.push(...(page.events ?? []).map((event) => event.id));
    nextToken = page.nextToken;
  } while (nextToken);
  expect(all).toEqual([6, 5, 4, 3, 2, 1]);
});

test('an update changes later executions only; a deleted machine starts nothing more', async () => {
  const stateMachineArn = await create(trial, {
    W: { Type: 'Wait', Seconds: 1, Next: 'P' },
    P: { Type: 'Pass', Output: 'old', End: true },
  });
  const old = await start(trial, stateMachineArn);
  const definition = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'P',
    States: { P: { Type: 'Pass', Output: 'new', End: true } },
  });
  await trial.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
  const fresh = await start(trial, stateMachineArn);
  expect((await trial.client.send(new DescribeStateMachineCommand({ stateMachineArn }))).definition).toBe(definition);
  await trial.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
  await expect(start(trial, stateMachineArn)).rejects.toEqual(named('StateMachineDoesNotExist'));
  expect((await ended(trial, fresh)).output).toBe('"new"');
  expect((await ended(trial, old)).output).toBe('"old"');
});

test('creating the same machine again answers the same, another definition under its name is refused', async () => {
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'S', States: { S: { Type: 'Succeed' } } });
  const input = { name: 'twice', definition, roleArn };
  const first = await trial.client.send(new CreateStateMachineCommand(input));
  expect(await trial.client.send(new CreateStateMachineCommand(input))).toMatchObject({
    stateMachineArn: first.stateMachineArn,
  });
  const other = new CreateStateMachineCommand({ ...input, definition: definition.replace('Succeed', 'Fail') });
  await expect(trial.client.send(other)).rejects.toEqual(named('StateMachineAlreadyExists'));
  const express = new CreateStateMachineCommand({ ...input, name: 'express', type: 'EXPRESS' });
  await expect(trial.client.send(express)).rejects.toEqual(named('StateMachineTypeNotSupported'));
  expect((await trial.client.send(new ListStateMachinesCommand({}))).stateMachines?.length).toBeGreaterThan(0);
});

test('input that is not JSON or too large is refused', async () => {
  const stateMachineArn = await create(trial, { S: { Type: 'Succeed' } });
  const send = (input: string) => trial.client.send(new StartExecutionCommand({ stateMachineArn, input }));
  await expect(send('{')).rejects.toEqual(named('InvalidExecutionInput'));
  await expect(send(JSON.stringify('x'.repeat(262_144)))).rejects.toEqual(named('ValidationException'));
});

test('validation answers with a sentence that names state and field', async () => {
  const definition = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'P',
    States: { P: { Type: 'Pass', ResultPath: '$', End: true } },
  });
  const answer = await trial.client.send(new ValidateStateMachineDefinitionCommand({ definition }));
  expect(answer.result).toBe('FAIL');
  expect(answer.diagnostics?.[0]?.message).toContain("State 'P', field 'ResultPath'");
});

test('every execution tells RUNNING and then exactly one end', async () => {
  const { executionArn } = await run(trial, { S: { Type: 'Succeed' } });
  await pause(20);
  const told = changes.filter((change) => change.executionArn === executionArn).map((change) => change.status);
  expect(told).toEqual(['RUNNING', 'SUCCEEDED']);
});

test('the CloudFormation resource is created once and follows its definition', async () => {
  const type = trial.emulator.resources['AWS::StepFunctions::StateMachine'];
  const provision = async (output: string) => {
    const DefinitionString = `{"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Pass","Output":"\${Word}","End":true}}}`;
    const properties = type?.schema.parse({
      DefinitionString,
      DefinitionSubstitutions: { Word: output },
      RoleArn: roleArn,
    });
    return type?.provision({ stack: 'flows', logicalId: 'Machine', properties });
  };
  const first = await provision('a');
  const second = await provision('b');
  expect(second?.ref).toBe(first?.ref);
  const arn = await trial.emulator.startExecution(second?.ref ?? '', { from: 'rule' });
  expect((await ended(trial, arn)).output).toBe('"b"');
});
