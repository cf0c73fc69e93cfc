// Starts a run: chooses the version, checks the input, then computes at once or queues.

import { factorShelfRecord } from '../factors/index.ts';
import { runnableVersion, runnableVersionBeside, type VersionEntry } from '../registry/index.ts';
import { isFault } from '../shared/fault.ts';
import { acceptExecution } from './accept-execution.ts';
import { endAhead } from './cancel-ahead.ts';
import type { ExecutionView, StartExecution } from './contract.ts';
import { CancelledAhead } from './faults.ts';
import { newExecution, type Starting } from './new-execution.ts';
import { type Beginning, runNow } from './run-now.ts';
import { builtinOf, validateInput } from './validate-input.ts';

interface Asked extends StartExecution {
  /** Told which version was chosen, before it runs. */
  readonly tell?: (version: VersionEntry) => void;
}

/** One read, then one commit; for an asynchronous run it also looks how full the queue is. Throws what its door declares. */
export async function startExecution(ctx: Starting, agentId: string, wanted: Asked): Promise<ExecutionView> {
  const { version, ...beside } = await versionAndShelf(ctx, { agentId, wanted: wanted.version }, wanted.mode);
  wanted.tell?.(version);
  const builtin = await builtinOf(version.runtime.builtin);
  validateInput(builtin, wanted.input);
  const execution = newExecution(ctx, { agentId, version, wanted });
  try {
    if (wanted.mode === 'sync') return await runNow(ctx, { builtin, execution, wanted, ...beside });
    return await acceptExecution(ctx, execution, wanted);
  } catch (error) {
    if (isFault(error, CancelledAhead)) return endAhead(ctx, execution);
    throw error;
  }
}

/** A run of this very request may need the tenant's factors: they come with the version, so that it stays one read. */
async function versionAndShelf(
  ctx: Starting,
  named: { readonly agentId: string; readonly wanted: string },
  mode: StartExecution['mode'],
): Promise<Pick<Beginning, 'shelf'> & { readonly version: VersionEntry }> {
  if (mode === 'async') return { version: await runnableVersion(ctx, named) };
  const [version, shelf] = await runnableVersionBeside(ctx, named, [factorShelfRecord, {}]);
  return { version, shelf: { read: shelf } };
}
