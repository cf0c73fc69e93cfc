// Restates a result: a new run of the same input under what is known now supersedes the old one, which itself never moves.
import type { BuiltinAgent } from '../../builtins/index.ts';
import { openFile } from '../../files/index.ts';
import { timestamp } from '../../platform/clock.ts';
import { runnableVersion } from '../../registry/index.ts';
import type { JsonObject } from '../../shared/json.ts';
import { acceptExecution } from '../accept-execution.ts';
import { type ExecutionView, type Restate, StartExecution } from '../contract.ts';
import { AlreadyRestated, ExecutionNotRestatable } from '../faults.ts';
import { fileOf } from '../file-of.ts';
import { keptInput } from '../kept-input.ts';
import { newExecution, type Starting } from '../new-execution.ts';
import { wholeExecutionOf } from '../run-documents.ts';
import { runNow } from '../run-now.ts';
import type { Execution } from '../store.ts';
import { builtinOf, validateInput } from '../validate-input.ts';
import { atDay } from './at-day.ts';

interface Named {
  readonly agentId: string;
  readonly executionId: string;
}

/** At once or queued, as the old run was; a restatement that fails leaves the old result standing, free to be restated. */
export async function restateExecution(ctx: Starting, named: Named, { reason, asOf }: Restate): Promise<ExecutionView> {
  const old = await wholeExecutionOf(ctx, named.agentId, named.executionId);
  refuseUnlessCurrent(old);
  const version = await runnableVersion(ctx, { agentId: old.agentId, wanted: old.agentVersion });
  const builtin = await builtinOf(version.runtime.builtin);
  const input = await inputAnew(ctx, builtin, old, asOf);
  const { mode, priority, timeoutSeconds } = old;
  const wanted = StartExecution.parse({ version: old.agentVersion, mode, priority, timeoutSeconds, input });
  const restatement = { reason, ...(asOf !== undefined && { asOf }) };
  const run: Execution = {
    ...newExecution(ctx, { agentId: old.agentId, version, wanted }),
    supersedes: old.id,
    restatement,
  };
  return mode === 'sync' ? runNow(ctx, { builtin, execution: run, wanted }) : acceptExecution(ctx, run, wanted);
}

function refuseUnlessCurrent({ id: executionId, state, supersededBy }: Execution): void {
  if (supersededBy !== undefined) throw AlreadyRestated({ executionId, by: supersededBy });
  if (state !== 'SUCCEEDED') throw ExecutionNotRestatable({ executionId, state });
}

async function inputAnew(
  ctx: Starting,
  builtin: BuiltinAgent,
  old: Execution,
  asked: string | undefined,
): Promise<JsonObject> {
  const input = atDay(builtin, await keptInput(ctx, old), { asked, today: timestamp(ctx.clock).slice(0, 10) });
  validateInput(builtin, input);
  const fileId = fileOf(input);
  // Before anything is promised: a run whose file is gone could only fail. Nothing is fetched yet.
  if (fileId) (await openFile(ctx, fileId)).content.destroy();
  return input;
}
