// What each state kind promises, asked through the real SDK over HTTP.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { create, ended, history, lambda, run, start } from './trial/drive.ts';
import { serve, type Trial } from './trial/serve.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'states-'));
let trial: Trial;
const orders = z
  .object({ fail: z.string().optional(), untilCall: z.number().optional(), hang: z.boolean().optional() })
  .catch({});
let calls = 0;
const objects: Record<string, string> = {};

beforeAll(async () => {
  trial = await serve({
    dataDir,
    invokeLambda: async (arn, payload, signal) => {
      calls += 1;
      const order = orders.parse(payload);
      if (order.hang)
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut'))));
      if (order.fail && calls < (order.untilCall ?? Number.POSITIVE_INFINITY)) {
        return { payload: null, functionError: { errorType: order.fail, errorMessage: 'no', trace: ['at x'] } };
      }
      return { payload: { arn, got: payload } };
    },
    readObject: async (_bucket, key) => {
      const text = objects[key];
      if (text === undefined) throw new Error('no such key');
      return Readable.from([text]);
    },
  });
});

afterAll(async () => {
  await trial.close();
  rmSync(dataDir, { recursive: true });
});

test('a task answers StatusCode, Payload and ExecutedVersion, and its history reads as AWS writes it', async () => {
  const arn = await start(trial, await create(trial, { Do: lambda({ Output: '{% $states.result %}' }) }), { a: 1 });
  const execution = await ended(trial, arn);
  expect(JSON.parse(execution.output ?? '')).toEqual({
    ExecutedVersion: '$LATEST',
    StatusCode: 200,
    Payload: { arn: 'arn:aws:lambda:eu-central-1:000000000000:function:work', got: { a: 1 } },
  });
  expect(await history(trial, arn)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskSucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
});

test('Output and Assign see the variables as they were, and the next state sees the new ones', async () => {
  const { result } = await run(trial, {
    One: { Type: 'Pass', Assign: { n: 1 }, Next: 'Two' },
    Two: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Output: '{% $n %}', Next: 'Three' },
    Three: { Type: 'Pass', Output: { before: '{% $states.input %}', after: '{% $n %}' }, End: true },
  });
  expect(result).toEqual({ before: 1, after: 2 });
});

test('the functions the states language adds to JSONata are there', async () => {
  const { result } = await run(trial, {
    P: {
      Type: 'Pass',
      Output: {
        partition: '{% $partition([1..5], 2) %}',
        range: '{% $range(0, 10, 5) %}',
        hash: "{% $hash('a', 'MD5') %}",
        parse: `{% $parse('{"x":[1]}').x %}`,
        seeded: '{% $random(7) = $random(7) %}',
        uuid: '{% $length($uuid()) %}',
        name: '{% $states.context.State.Name %}',
      },
      End: true,
    },
  });
  expect(result).toEqual({
    partition: [[1, 2], [3, 4], [5]],
    range: [0, 5, 10],
    hash: '0cc175b9c0f1b6a831c399e269772661',
    parse: [1],
    seeded: true,
    uuid: 36,
    name: 'P',
  });
});

test('a choice takes the first rule that holds, else its default, else fails', async () => {
  const end = { Type: 'Succeed', Output: '{% $states.context.State.Name %}' };
  const choice = {
    C: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.n > 10 %}', Next: 'Big' }], Default: 'Small' },
    Big: end,
    Small: end,
  };
  expect((await run(trial, choice, { n: 11 })).result).toBe('Big');
  expect((await run(trial, choice, { n: 1 })).result).toBe('Small');
  const { Default: _, ...bare } = choice.C;
  expect(await run(trial, { C: bare, Big: end }, { n: 1 })).toMatchObject({
    status: 'FAILED',
    error: 'States.NoChoiceMatched',
  });
});

test('a Fail state fails with the error and cause it computes', async () => {
  const fail = { F: { Type: 'Fail', Error: 'Odd', Cause: "{% 'n is ' & $states.input.n %}" } };
  expect(await run(trial, fail, { n: 3 })).toMatchObject({ status: 'FAILED', error: 'Odd', cause: 'n is 3' });
});

test('a function error carries its type and a JSON cause, is retried, and can be caught', async () => {
  calls = 0;
  const Retry = [
    { ErrorEquals: ['Flaky'], IntervalSeconds: 1, MaxAttempts: 2, MaxDelaySeconds: 1, JitterStrategy: 'FULL' },
  ];
  expect((await run(trial, { T: lambda({ Retry }) }, { fail: 'Flaky', untilCall: 2 })).status).toBe('SUCCEEDED');
  const Catch = [
    { ErrorEquals: ['States.TaskFailed'], Next: 'Rescue', Assign: { e: '{% $states.errorOutput.Error %}' } },
  ];
  const rescue = { Type: 'Pass', Output: { e: '{% $e %}', out: '{% $parse($states.input.Cause) %}' }, End: true };
  const { result } = await run(trial, { T: lambda({ Catch }), Rescue: rescue }, { fail: 'Bad' });
  expect(result).toEqual({ e: 'Bad', out: { errorType: 'Bad', errorMessage: 'no', trace: ['at x'] } });
});

test('a failing expression is States.QueryEvaluationError and can be caught', async () => {
  const Catch = [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'R' }];
  const states = { T: lambda({ Output: '{% $states.result.nothing %}', Catch }), R: { Type: 'Succeed' } };
  expect((await run(trial, states)).result).toMatchObject({ Error: 'States.QueryEvaluationError' });
});

test('a task that outlasts TimeoutSeconds is cut and fails with States.Timeout', async () => {
  const outcome = await run(trial, { T: lambda({ TimeoutSeconds: 1 }) }, { hang: true });
  expect(outcome).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});

test('an execution that outlasts the machine’s TimeoutSeconds ends TIMED_OUT', async () => {
  const outcome = await run(trial, { W: { Type: 'Wait', Seconds: 60, End: true } }, {}, { TimeoutSeconds: 1 });
  expect(outcome.status).toBe('TIMED_OUT');
});

test('a payload above 256 KB is States.DataLimitExceeded and States.ALL does not catch it', async () => {
  const big = { Type: 'Pass', Output: "{% $pad('', 262150, 'x') %}", End: true };
  const states = {
    P: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'B', States: { B: big } }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S' }],
      End: true,
    },
    S: { Type: 'Succeed' },
  };
  expect(await run(trial, states)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
});

test('parallel branches see the outer variables, keep theirs to themselves, and answer in order', async () => {
  const branch = (n: number, seconds: number) => ({
    StartAt: 'W',
    States: {
      W: { Type: 'Wait', Seconds: seconds, Assign: { x: n }, Next: 'O' },
      O: { Type: 'Pass', Output: '{% $x + $outer %}', End: true },
    },
  });
  const { result } = await run(trial, {
    S: { Type: 'Pass', Assign: { outer: 10, x: 0 }, Next: 'P' },
    P: { Type: 'Parallel', Branches: [branch(1, 1), branch(2, 0)], Next: 'E' },
    E: { Type: 'Pass', Output: { all: '{% $states.input %}', x: '{% $x %}' }, End: true },
  });
  expect(result).toEqual({ all: [11, 12], x: 0 });
});

test('the first failing branch stops its siblings', async () => {
  const branches = [
    { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } },
    { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Enough' } } },
  ];
  expect(await run(trial, { P: { Type: 'Parallel', Branches: branches, End: true } })).toMatchObject({
    error: 'Enough',
  });
});

test('an inline map gives each item its selector, index and variables', async () => {
  const { result } = await run(trial, {
    S: { Type: 'Pass', Assign: { k: 100 }, Next: 'M' },
    M: {
      Type: 'Map',
      Items: '{% [1, 2, 3] %}',
      ItemSelector: { i: '{% $states.context.Map.Item.Index %}', v: '{% $states.context.Map.Item.Value %}' },
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: 'D',
        States: { D: { Type: 'Pass', Output: '{% $states.input.v + $k + $states.input.i %}', End: true } },
      },
      End: true,
    },
  });
  expect(result).toEqual([101, 103, 105]);
});

function distributed(reader: object, more: object = {}): object {
  return {
    M: {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        Arguments: { Bucket: 'b', Key: '{% $states.input.key %}' },
        ReaderConfig: reader,
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'D',
        States: { D: { Type: 'Pass', End: true } },
      },
      End: true,
      ...more,
    },
  };
}

test('a distributed map reads CSV, JSON and JSON Lines from S3, batched if asked', async () => {
  objects['a.csv'] = '\uFEFFsite,kwh\r\n"A, ""one""",1\r\nB,2\r\nC,3\r\n';
  objects['a.jsonl'] = '{"n":1}\n{"n":2}\n';
  objects['a.json'] = '[1,2,3]';
  const csv = distributed(
    { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
    { ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { k: 1 } } },
  );
  expect((await run(trial, csv, { key: 'a.csv' })).result).toEqual([
    {
      BatchInput: { k: 1 },
      Items: [
        { site: 'A, "one"', kwh: '1' },
        { site: 'B', kwh: '2' },
      ],
    },
    { BatchInput: { k: 1 }, Items: [{ site: 'C', kwh: '3' }] },
  ]);
  expect((await run(trial, distributed({ InputType: 'JSONL' }), { key: 'a.jsonl' })).result).toEqual([
    { n: 1 },
    { n: 2 },
  ]);
  expect((await run(trial, distributed({ InputType: 'JSON', MaxItems: 2 }), { key: 'a.json' })).result).toEqual([1, 2]);
});

test('a distributed map fails once more items fail than it tolerates, and not before', async () => {
  objects['n.json'] = '[1,2,3,4]';
  const picky = {
    ProcessorConfig: { Mode: 'DISTRIBUTED' },
    StartAt: 'C',
    States: {
      C: { Type: 'Choice', Choices: [{ Condition: '{% $states.input > 2 %}', Next: 'F' }], Default: 'S' },
      F: { Type: 'Fail', Error: 'Odd' },
      S: { Type: 'Succeed' },
    },
  };
  const withTolerance = (more: object) => distributed({ InputType: 'JSON' }, { ItemProcessor: picky, ...more });
  const key = { key: 'n.json' };
  expect((await run(trial, withTolerance({ ToleratedFailureCount: 2 }), key)).result).toEqual([1, 2]);
  expect((await run(trial, withTolerance({ ToleratedFailurePercentage: 50 }), key)).status).toBe('SUCCEEDED');
  expect((await run(trial, withTolerance({ ToleratedFailureCount: 1 }), key)).error).toBe(
    'States.ExceedToleratedFailureThreshold',
  );
  expect((await run(trial, withTolerance({ ToleratedFailurePercentage: 49 }), key)).error).toBe(
    'States.ExceedToleratedFailureThreshold',
  );
});

test('a file that is missing or broken fails the map with States.ItemReaderFailed, which can be caught', async () => {
  objects['broken.jsonl'] = '{"n":1}\n{"n":';
  const Catch = [{ ErrorEquals: ['States.ItemReaderFailed'], Next: 'S' }];
  const states = { ...distributed({ InputType: 'JSONL' }, { Catch }), S: { Type: 'Succeed' } };
  expect((await run(trial, states, { key: 'broken.jsonl' })).result).toMatchObject({
    Error: 'States.ItemReaderFailed',
  });
  expect((await run(trial, states, { key: 'absent' })).result).toMatchObject({
    Cause: 's3://b/absent cannot be read: no such key',
  });
});

test('a machine can loop through its own states, with fresh retries and children at each entry', async () => {
  const { result } = await run(trial, {
    Init: { Type: 'Pass', Assign: { n: 0, seen: [] }, Next: 'M' },
    M: {
      Type: 'Map',
      Items: '{% [$n, $n + 1] %}',
      ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
      Assign: { n: '{% $n + 1 %}', seen: '{% $append($seen, [[$states.result]]) %}' },
      Next: 'C',
    },
    C: { Type: 'Choice', Choices: [{ Condition: '{% $n < 3 %}', Next: 'M' }], Default: 'E' },
    E: { Type: 'Pass', Output: '{% $seen %}', End: true },
  });
  expect(result).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
});

test('once every run has ended nothing of their positions and tokens is left on disk', async () => {
  const states = {
    P: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } },
        { StartAt: 'T', States: { T: lambda({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }) } },
      ],
      End: true,
    },
  };
  const executionArn = await start(trial, await create(trial, states));
  await trial.client.send(new StopExecutionCommand({ executionArn }));
  await ended(trial, executionArn);
  const database = new DatabaseSync(join(dataDir, 'stepfunctions.sqlite'), { readOnly: true });
  const left = database
    .prepare('SELECT (SELECT count(*) FROM frames) AS frames, (SELECT count(*) FROM tokens) AS tokens')
    .get();
  database.close();
  expect({ ...left }).toEqual({ frames: 0, tokens: 0 });
});
