// The last step of a driven run: writes its one end. Repeating it, or coming after somebody else's end, changes nothing.
import { StateChanged } from '../platform/table/index.ts';
import { isFault } from '../shared/fault.ts';
import type { Ended, Turn } from './drive.ts';
import { isTerminal } from './model.ts';
import { ending, findExecution, type Writing } from './store.ts';

/** Between a look and its write a run can be ended or asked to cancel; after each it is looked at again. */
const MOST_LOOKS = 3;

export async function finishRun(ctx: Writing, { executionId }: Turn, { state, ...outcome }: Ended): Promise<void> {
  for (let look = 1; ; look++) {
    const execution = await findExecution(ctx, executionId);
    if (!execution || isTerminal(execution.state)) return;
    // A cancel was promised to take effect, so it does, even when the computation was faster.
    const { progress } = outcome;
    const cancelled = [ctx, execution, 'CANCELLED', progress ? { progress } : {}] as const;
    try {
      await ctx.commit(execution.cancelRequestedAt ? ending(...cancelled) : ending(ctx, execution, state, outcome));
      return;
    } catch (error) {
      if (!isFault(error, StateChanged) || look === MOST_LOOKS) throw error;
    }
  }
}
