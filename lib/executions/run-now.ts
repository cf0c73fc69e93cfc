// A synchronous run: computed inside the request and written once, already ended.

import type { BuiltinAgent } from '../builtins/index.ts';
import type { FactorShelf } from '../factors/index.ts';
import { timestamp } from '../platform/clock.ts';
import { computeInMemory, type Documents } from './compute-in-memory.ts';
import type { ExecutionView, StartExecution } from './contract.ts';
import { FileNeedsAsync } from './faults.ts';
import { fileOf } from './file-of.ts';
import { isAnswered, packShown } from './keep.ts';
import { firstWrites, type Starting } from './new-execution.ts';
import { setUses } from './restating/set-uses.ts';
import { type Execution, knownOf, said, viewOf } from './store.ts';
import { tenantFactorsFor } from './tenant-factors.ts';

export interface Beginning {
  readonly builtin: BuiltinAgent;
  readonly execution: Execution;
  readonly wanted: StartExecution;
  readonly shelf?: { readonly read: FactorShelf | undefined };
}

export async function runNow(ctx: Starting, { builtin, execution, wanted, shelf }: Beginning): Promise<ExecutionView> {
  if (fileOf(wanted.input)) throw FileNeedsAsync();
  const startedAt = timestamp(ctx.clock);
  const own = await tenantFactorsFor(ctx, { builtin, at: execution.createdAt, ...(shelf && { shelf }) });
  const work = { executionId: execution.id, input: wanted.input, startedAt, ...own };
  const { done, documents } = await computeInMemory(ctx, builtin, work);

  const { checkAt, ...begun } = execution;
  const { state } = done;
  const ended: Execution = {
    ...begun,
    ...kept(documents, done.output),
    ...knownOf(done),
    state,
    startedAt,
    finishedAt: timestamp(ctx.clock),
  };
  const output = done.output && isAnswered(done.output) ? { output: done.output } : {};
  return ctx.commit({
    writes: [...firstWrites(ended, wanted), ...setUses(ended)],
    ...said(ended, state),
    answer: { ...viewOf(ended), ...output },
  });
}

/** A run that failed on its data has no output, and so no receipt; which rows were refused it says all the same. */
function kept(texts: Documents, output: unknown) {
  return {
    ...(output !== undefined && {
      output: packShown('output', JSON.stringify(output)),
      receipt: packShown('receipt', texts.receipt),
      rows: packShown('computed rows', texts.rows),
    }),
    ...(texts.refused && { refused: packShown('refused rows', texts.refused) }),
  };
}
