// Looks after runs that should have moved on by themselves: queues forgotten ones again, ends those past all hope.
import { executionAccepted } from '../../events/execution-accepted.ts';
import { timestamp } from '../platform/clock.ts';
import { put, StateChanged } from '../platform/table/index.ts';
import { isFault } from '../shared/fault.ts';
import { MAX_ANNOUNCEMENTS, PENDING_GRACE_SECONDS, secondsAfter } from './model.ts';
import { ALL_SHARDS } from './new-execution.ts';
import { executionRecord } from './records.ts';
import { type Execution, ending, type Writing } from './store.ts';

const PER_SHARD = 100;

export async function sweepRuns(ctx: Writing): Promise<void> {
  await Promise.all(ALL_SHARDS.map((shard) => sweepShard(ctx, shard)));
}

/** Longest overdue first. */
async function sweepShard(ctx: Writing, shard: number): Promise<void> {
  const now = timestamp(ctx.clock);
  const { items } = await ctx.table.query(executionRecord, { index: 'gsi2', match: { shard }, limit: PER_SHARD });
  for (const execution of items.filter(({ checkAt }) => checkAt !== undefined && checkAt < now)) {
    await lookAfter(ctx, execution);
  }
}

async function lookAfter(ctx: Writing, execution: Execution): Promise<void> {
  try {
    if (execution.state === 'RUNNING') await endOverdue(ctx, execution);
    else if (execution.announcements >= MAX_ANNOUNCEMENTS)
      await ctx.commit(ending(ctx, execution, 'FAILED', neverBegan));
    else await announceAgain(ctx, execution);
  } catch (error) {
    // It moved while it was being looked at: that is all the sweeper wanted.
    if (isFault(error, StateChanged)) return;
    // One run that cannot be helped must not keep help from the others; the next sweep meets it again.
    ctx.log.error('failed', { executionId: execution.id, error: error instanceof Error ? error : String(error) });
  }
}

/** Nobody drives it any more: whoever asked to cancel it gets what they asked for. */
function endOverdue(ctx: Writing, execution: Execution): Promise<unknown> {
  const unit = execution.cancelRequestedAt
    ? ending(ctx, execution, 'CANCELLED', {})
    : ending(ctx, execution, 'TIMED_OUT', overdue(execution));
  return ctx.commit(unit);
}

const overdue = ({ timeoutSeconds }: Execution) => ({
  failure: { reason: 'timed_out', message: `The run did not end within ${timeoutSeconds} s.` },
});

const neverBegan = { failure: { reason: 'never_began', message: 'The run could not be begun; start it again.' } };

function announceAgain(ctx: Writing, execution: Execution): Promise<unknown> {
  const { id, agentId, priority, announcements } = execution;
  const checkAt = secondsAfter(ctx.clock.now(), PENDING_GRACE_SECONDS * (announcements + 1));
  const next = { ...execution, announcements: announcements + 1, checkAt };
  return ctx.commit({
    writes: [put(executionRecord, next, { when: { is: { state: 'PENDING', announcements } } })],
    events: [executionAccepted({ executionId: id, agentId, priority })],
  });
}
