// Short words for the tests: create a machine, start it, wait for its end.
import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Trial } from './serve.ts';

const roleArn = 'arn:aws:iam::000000000000:role/flow';

export async function create({ client }: Trial, states: object, more: object = {}): Promise<string> {
  const definition = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: Object.keys(states)[0],
    States: states,
    ...more,
  });
  const name = `machine-${crypto.randomUUID()}`;
  const created = await client.send(new CreateStateMachineCommand({ name, definition, roleArn }));
  return created.stateMachineArn ?? '';
}

export async function start(
  { client }: Trial,
  stateMachineArn: string,
  input: unknown = {},
  name?: string,
): Promise<string> {
  const command = new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input), name });
  return (await client.send(command)).executionArn ?? '';
}

export async function ended({ client }: Trial, executionArn: string): Promise<DescribeExecutionCommandOutput> {
  for (;;) {
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== 'RUNNING') return execution;
    await pause(5);
  }
}

export async function run(trial: Trial, states: object, input: unknown = {}, more: object = {}) {
  const arn = await start(trial, await create(trial, states, more), input);
  const execution = await ended(trial, arn);
  return { ...execution, result: execution.output === undefined ? undefined : JSON.parse(execution.output) };
}

export async function history({ client }: Trial, executionArn: string): Promise<string[]> {
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
  return events.map((event) => String(event.type));
}

export function lambda(more: object = {}): object {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'work', Payload: '{% $states.input %}' },
    Output: '{% $states.result.Payload %}',
    End: true,
    ...more,
  };
}
