// Cancels a run at whatever point of its life it is met; exactly one end is written, whoever is faster.

import { executionCancelRequested } from '../../events/execution-cancel-requested.ts';
import { timestamp } from '../platform/clock.ts';
import type { FlowsStop } from '../platform/flows/index.ts';
import { patch, StateChanged } from '../platform/table/index.ts';
import { isFault } from '../shared/fault.ts';
import { noteCancelAhead } from './cancel-ahead.ts';
import type { CancellationView } from './contract.ts';
import { stopRun } from './drive.ts';
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

const LOOKS = 4;

/** A run that moves between our look and our write is looked at again: it has few states to move through. */
export async function cancelExecution(ctx: Cancelling, cancellation: Cancellation): Promise<CancellationView> {
  for (let look = 1; ; look++) {
    try {
      return await cancelAsFound(ctx, cancellation);
    } catch (error) {
      if (!isFault(error, StateChanged) || look === LOOKS) throw error;
    }
  }
}

async function cancelAsFound(
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
  await stopRun(ctx, { tenantId: ctx.tenantId, executionId: execution.id });
  return cancelled;
}

/** The run notices within a second, between two batches of rows. */
async function ask(ctx: Cancelling, { id, agentId, cancelRequestedAt }: Execution): Promise<CancellationView> {
  if (cancelRequestedAt) return { executionId: id, outcome: 'requested' };
  const set = { cancelRequestedAt: timestamp(ctx.clock) };
  const when = { is: { state: 'RUNNING', cancelRequestedAt: undefined } };
  return ctx.commit({
    writes: [patch(executionRecord, { id }, { set, when })],
    audit: { action: 'executions.cancel-requested', resource: `execution/${id}` },
    events: [executionCancelRequested({ executionId: id, agentId, ahead: false })],
    answer: { executionId: id, outcome: 'requested' },
  });
}
