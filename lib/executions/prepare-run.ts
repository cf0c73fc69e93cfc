// The first step of a driven run: takes it from PENDING to RUNNING, unless it has been cancelled meanwhile.
import type * as z from 'zod';
import { executionStarted } from '../../events/execution-started.ts';
import { timestamp } from '../platform/clock.ts';
import { put } from '../platform/table/index.ts';
import type { Prepared, Turn } from './drive.ts';
import { RUNNING_GRACE_SECONDS, secondsAfter } from './model.ts';
import { leavePlace } from './queue-places.ts';
import { executionRecord } from './records.ts';
import { findExecution, type Writing } from './store.ts';

export async function prepareRun(ctx: Writing, { executionId }: Turn): Promise<z.input<typeof Prepared>> {
  const execution = await findExecution(ctx, executionId);
  if (!execution) throw new Error(`The execution ${executionId} was queued but is not in the table.`);
  const { state, timeoutSeconds } = execution;
  // RUNNING: this step is being repeated after it had committed.
  if (state !== 'PENDING') return { proceed: state === 'RUNNING', timeoutSeconds };
  const now = ctx.clock.now();
  const deadlineAt = secondsAfter(now, timeoutSeconds);
  const checkAt = secondsAfter(now, timeoutSeconds + RUNNING_GRACE_SECONDS);
  const running = { ...execution, state: 'RUNNING', startedAt: timestamp(ctx.clock), deadlineAt, checkAt } as const;
  return ctx.commit({
    writes: [put(executionRecord, running, { when: { is: { state: 'PENDING' } } }), leavePlace(execution)],
    events: [executionStarted({ executionId, agentId: execution.agentId, deadlineAt })],
    answer: { proceed: true, timeoutSeconds },
  });
}
