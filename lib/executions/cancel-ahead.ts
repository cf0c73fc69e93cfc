// A cancel that outran its run: it leaves a note, and the run, when it comes, ends without having begun.
import { executionCancelRequested } from '../../events/execution-cancel-requested.ts';
import { timestamp } from '../platform/clock.ts';
import { check, put, remove } from '../platform/table/index.ts';
import { AgentNotFound, agentRecord } from '../registry/index.ts';
import type { CancellationView, ExecutionView } from './contract.ts';
import { ExecutionTaken } from './faults.ts';
import { cancelAheadRecord, executionRecord } from './records.ts';
import { type Execution, said, viewOf, type Writing } from './store.ts';

const HOURS_KEPT = 24;

/** Throws AgentNotFound when there is no such agent either: nothing of another tenant's can be guessed. */
export function noteCancelAhead(ctx: Writing, agentId: string, executionId: string): Promise<CancellationView> {
  const note = {
    executionId,
    agentId,
    at: timestamp(ctx.clock),
    by: ctx.principal.id,
    expiresAt: Math.floor(ctx.clock.now().getTime() / 1000) + HOURS_KEPT * 3600,
  };
  const live = { when: { is: { listed: 'live' } }, orElse: () => AgentNotFound({ agentId }) };
  // Checked again here: the run may have arrived since it was looked for, and then it is the run that must be cancelled.
  const notYet = check(executionRecord, { id: executionId }, { when: { absent: true } });
  return ctx.commit({
    writes: [check(agentRecord, { id: agentId }, live), notYet, put(cancelAheadRecord, note)],
    audit: { action: 'executions.cancelled-ahead', resource: `execution/${executionId}` },
    events: [executionCancelRequested({ executionId, agentId, ahead: true })],
    answer: { executionId, outcome: 'ahead' },
  });
}

export function endAhead(ctx: Writing, execution: Execution): Promise<ExecutionView> {
  const { checkAt, ...rest } = execution;
  const ended: Execution = { ...rest, state: 'CANCELLED', finishedAt: timestamp(ctx.clock) };
  return ctx.commit({
    writes: [
      put(executionRecord, ended, { when: { absent: true }, orElse: () => ExecutionTaken({ executionId: ended.id }) }),
      remove(cancelAheadRecord, { executionId: ended.id, agentId: ended.agentId }),
    ],
    ...said(ended, 'CANCELLED'),
    answer: viewOf(ended),
  });
}
