// `flows:start`: begins a run of a state machine under a name that makes beginning it twice harmless.
import { ExecutionAlreadyExists, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Capability } from '../capability.ts';
import { calling } from '../service-failure.ts';
import { machineArn, states } from './client.ts';

export interface FlowStart {
  readonly flow: string;
  /** Unique for ninety days among runs of this flow; 1 to 80 characters. */
  readonly name: string;
  readonly input: unknown;
}

export interface FlowsStart {
  start(start: FlowStart): Promise<void>;
}

export const flowsStart: Capability<'flows:start', { readonly flows: FlowsStart }> = {
  name: 'flows:start',
  open: () => ({ flows: { start } }),
};

async function start({ flow, name, input }: FlowStart): Promise<void> {
  const command = new StartExecutionCommand({ stateMachineArn: machineArn(flow), name, input: JSON.stringify(input) });
  try {
    await calling('Workflow execution', () => states().send(command));
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}
