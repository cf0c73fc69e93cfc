// Cancels a run at whatever point of its life it is met; exactly one end is written, whoever is faster.

import { executionCancelRequested } from '../../events/execution-cancel-requested.ts';
import { timestamp } from '../platform/clock.ts';
import type { FlowsStop } from '../platform/flows/index.ts';
import { patch } from '../platform/table/index.ts';
import { noteCancelAhead } from './cancel-ahead.ts';
import type { CancellationView } from './contract.ts';
import { DRIVE_FLOW } from './drive.ts';
import { ExecutionFinished, ExecutionNotFound } from './faults.ts';
import { isTerminal } from './model.ts';
import { executionRecord } from './records.ts';
import { type Execution, ending, findExecution, type Writing } from './store.ts';

type Cancelling = Writing & { readonly flows: FlowsStop };

export interface Cancellation {
  readonly agentId: string;
  readonly executionId: string;
  readonly force: boolean;
}

export async function cancelExecution(
  ctx: Cancelling,
  { agentId, executionId, force }: Cancellation,
): Promise<CancellationView> {
  const execution = await findExecution(ctx, executionId);
  if (!execution) return noteCancelAhead(ctx, agentId, executionId);
  if (execution.agentId !== agentId) throw ExecutionNotFound({ executionId });
  const { state } = execution;
  if (state === 'CANCELLED') return { executionId, outcome: 'cancelled' };
  if (isTerminal(state)) throw ExecutionFinished({ executionId, state });
  return state === 'PENDING' || force ? endNow(ctx, execution) : ask(ctx, execution);
}

async function endNow(ctx: Cancelling, execution: Execution): Promise<CancellationView> {
  const answer = { executionId: execution.id, outcome: 'cancelled' } as const;
  const cancelled = await ctx.commit({ ...ending(ctx, execution, 'CANCELLED', {}), answer });
  // Written first: should stopping fail, the flow finds the run ended and leaves it at that.
  const cause = 'The execution was cancelled.';
  await ctx.flows.stop({ flow: DRIVE_FLOW, name: execution.id, error: 'Cancelled', cause });
  return cancelled;
}

/** The run notices within a second, between two batches of rows. */
function ask(ctx: Cancelling, execution: Execution): Promise<CancellationView> {
  const id = execution.id;
  const set = { cancelRequestedAt: execution.cancelRequestedAt ?? timestamp(ctx.clock) };
  return ctx.commit({
    writes: [patch(executionRecord, { id }, { set, when: { is: { state: 'RUNNING' } } })],
    audit: { action: 'executions.cancel-requested', resource: `execution/${id}` },
    events: [executionCancelRequested({ executionId: id, agentId: execution.agentId, ahead: false })],
    answer: { executionId: id, outcome: 'requested' },
  });
}
