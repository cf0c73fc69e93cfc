// `flows:report`: tells a waiting state machine how its task goes; a machine that waits no longer answers `gone`.
import {
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Capability } from '../capability.ts';
import { calling } from '../service-failure.ts';
import { states } from './client.ts';

export interface FlowsReport {
  succeed(token: string, output: unknown): Promise<'alive' | 'gone'>;
  fail(token: string, error: string, cause: string): Promise<'alive' | 'gone'>;
  heartbeat(token: string): Promise<'alive' | 'gone'>;
}

export const flowsReport: Capability<'flows:report', { readonly flows: FlowsReport }> = {
  name: 'flows:report',
  open: () => ({ flows: { succeed, fail, heartbeat } }),
};

const longestCause = 32_768;
const longestError = 256;

function succeed(taskToken: string, output: unknown): Promise<'alive' | 'gone'> {
  return report(() => states().send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })));
}

function fail(taskToken: string, error: string, cause: string): Promise<'alive' | 'gone'> {
  const said = { error: error.slice(0, longestError), cause: cause.slice(0, longestCause) };
  return report(() => states().send(new SendTaskFailureCommand({ taskToken, ...said })));
}

function heartbeat(taskToken: string): Promise<'alive' | 'gone'> {
  return report(() => states().send(new SendTaskHeartbeatCommand({ taskToken })));
}

async function report(send: () => Promise<unknown>): Promise<'alive' | 'gone'> {
  try {
    await calling('Workflow execution', send);
    return 'alive';
  } catch (error) {
    const gone = error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
    if (gone) return 'gone';
    throw error;
  }
}
