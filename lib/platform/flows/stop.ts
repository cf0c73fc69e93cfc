// `flows:stop`: ends a run from outside; one that is over, or never was, is told apart and is no error.
import { DescribeExecutionCommand, ExecutionDoesNotExist, StopExecutionCommand } from '@aws-sdk/client-sfn';
import type { Capability } from '../capability.ts';
import { calling } from '../service-failure.ts';
import { executionArn, states } from './client.ts';

export interface FlowStop {
  readonly flow: string;
  readonly name: string;
  readonly error: string;
  readonly cause: string;
}

export interface FlowsStop {
  stop(stop: FlowStop): Promise<'stopped' | 'not_running'>;
}

export const flowsStop: Capability<'flows:stop', { readonly flows: FlowsStop }> = {
  name: 'flows:stop',
  open: () => ({ flows: { stop } }),
};

async function stop({ flow, name, error, cause }: FlowStop): Promise<'stopped' | 'not_running'> {
  const at = { executionArn: executionArn(flow, name) };
  try {
    // Stopping comes first and asking second: asking answers from the past and could miss a run that just began.
    await calling('Workflow execution', () => states().send(new StopExecutionCommand({ ...at, error, cause })));
    const { status } = await calling('Workflow execution', () => states().send(new DescribeExecutionCommand(at)));
    return status === 'ABORTED' || status === 'RUNNING' ? 'stopped' : 'not_running';
  } catch (failure) {
    if (failure instanceof ExecutionDoesNotExist) return 'not_running';
    throw failure;
  }
}
