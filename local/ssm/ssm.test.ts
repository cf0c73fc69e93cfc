// What a client speaking SSM's wire protocol must get from the local parameter store.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { provision } from '../wire/provision.ts';
import { serve } from '../wire/serve.ts';
import { createSsm } from './index.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'ssm-'));
const emulator = await createSsm({ dataDir });
const served = await serve(emulator);

afterAll(async () => {
  await served[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const make = (Name: string, Value: string) =>
  provision(emulator, 'AWS::SSM::Parameter', { Name, Value, Type: 'String', Tier: 'Standard' }, Name);

async function ask(operation: string, input: object): Promise<unknown> {
  const answer = await fetch(served.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AmazonSSM.${operation}` },
    body: JSON.stringify(input),
  });
  return answer.json();
}

test('a parameter is read by name, and a changed value is a new version', async () => {
  await make('/app/bus', 'one');
  await make('/app/bus', 'one');
  expect(await ask('GetParameter', { Name: '/app/bus' })).toMatchObject({ Parameter: { Value: 'one', Version: 1 } });
  await make('/app/bus', 'two');
  expect(await ask('GetParameter', { Name: '/app/bus:2' })).toMatchObject({ Parameter: { Value: 'two', Version: 2 } });
  expect(await ask('GetParameter', { Name: '/none' })).toMatchObject({ __type: 'ParameterNotFound' });
});

test('several are read at once, and the missing ones are named', async () => {
  await make('/many/a', '1');
  expect(await ask('GetParameters', { Names: ['/many/a', '/many/b'] })).toMatchObject({
    Parameters: [{ Name: '/many/a' }],
    InvalidParameters: ['/many/b'],
  });
});

test('a path is read page by page, with or without what lies deeper', async () => {
  for (const name of ['/path/a', '/path/b', '/path/deep/c', '/pathology']) await make(name, 'x');
  const flat = await ask('GetParametersByPath', { Path: '/path' });
  expect(flat).toMatchObject({ Parameters: [{ Name: '/path/a' }, { Name: '/path/b' }] });
  const first = await ask('GetParametersByPath', { Path: '/path', Recursive: true, MaxResults: 2 });
  expect(first).toMatchObject({ NextToken: expect.any(String) });
  const NextToken = Buffer.from('/path/b').toString('base64url');
  expect(await ask('GetParametersByPath', { Path: '/path', Recursive: true, NextToken })).toEqual({
    Parameters: [expect.objectContaining({ Name: '/path/deep/c' })],
  });
});

test('an operation that is not hosted and an unknown member are refused by name', async () => {
  expect(await ask('PutParameter', {})).toMatchObject({ __type: 'UnknownOperationException' });
  expect(await ask('GetParameter', { Name: '/a', Nmae: '/b' })).toMatchObject({
    __type: 'ValidationException',
    message: expect.stringContaining('Nmae'),
  });
});
