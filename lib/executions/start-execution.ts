// Starts a run: chooses the version, checks the input, then computes at once or queues.

import { runnableVersion } from '../registry/index.ts';
import { isFault } from '../shared/fault.ts';
import { acceptExecution } from './accept-execution.ts';
import { endAhead } from './cancel-ahead.ts';
import type { ExecutionView, StartExecution } from './contract.ts';
import { CancelledAhead } from './faults.ts';
import { newExecution, type Starting } from './new-execution.ts';
import { runNow } from './run-now.ts';
import { builtinOf, validateInput } from './validate-input.ts';

/** One read, then one commit; for an asynchronous run it also looks how full the queue is. Throws what its door declares. */
export async function startExecution(ctx: Starting, agentId: string, wanted: StartExecution): Promise<ExecutionView> {
  const version = await runnableVersion(ctx, agentId, wanted.version);
  const builtin = await builtinOf(version.runtime.builtin);
  validateInput(builtin, wanted.input);
  const execution = newExecution(ctx, { agentId, version, wanted });
  try {
    if (wanted.mode === 'sync') return await runNow(ctx, builtin, execution, wanted);
    return await acceptExecution(ctx, execution, wanted);
  } catch (error) {
    if (isFault(error, CancelledAhead)) return endAhead(ctx, execution);
    throw error;
  }
}
