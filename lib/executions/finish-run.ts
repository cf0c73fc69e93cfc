// The last step of a driven run: writes its one end. Repeating it, or coming after somebody else's end, changes nothing.

import { StateChanged } from '../platform/table/index.ts';
import { isFault } from '../shared/fault.ts';
import type { Ended, Turn } from './drive.ts';
import { isTerminal } from './model.ts';
import { ending, findExecution, type Writing } from './store.ts';

export async function finishRun(ctx: Writing, { executionId }: Turn, { state, ...outcome }: Ended): Promise<void> {
  const execution = await findExecution(ctx, executionId);
  if (!execution || isTerminal(execution.state)) return;
  try {
    await ctx.commit(ending(ctx, execution, state, outcome));
  } catch (error) {
    // Somebody ended it, or asked to cancel it, in this very moment: look again, once.
    if (!isFault(error, StateChanged)) throw error;
    const now = await findExecution(ctx, executionId);
    if (now && !isTerminal(now.state)) throw error;
  }
}
