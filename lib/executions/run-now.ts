// A synchronous run: computed inside the request and written once, already ended.

import type { BuiltinAgent } from '../builtins/index.ts';
import type { FactorShelf } from '../factors/index.ts';
import { timestamp } from '../platform/clock.ts';
import { computeInMemory, type Documents } from './compute-in-memory.ts';
import type { ExecutionView, StartExecution } from './contract.ts';
import { FileNeedsAsync } from './faults.ts';
import { fileOf } from './file-of.ts';
import { isAnswered } from './keep.ts';
import { firstWrites, type Starting } from './new-execution.ts';
import { setUses } from './restating/set-uses.ts';
import { restsOn } from './rests-on.ts';
import { putDocuments, type RunDocuments } from './run-documents.ts';
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
  const { sets, chainHead, ...known } = knownOf(done);
  const { state } = done;
  const ended: Execution = {
    ...begun,
    ...known,
    ...(sets && { restsOn: sets.map(restsOn) }),
    state,
    startedAt,
    finishedAt: timestamp(ctx.clock),
  };
  const output = done.output && isAnswered(done.output) ? { output: done.output } : {};
  const input = JSON.stringify(wanted.input);
  const texts = { ...shown(documents, done.output), input, ...(chainHead && { chainHead }) };
  const uses = setUses(ctx.tenantId, ended);
  const view = await ctx.commit({
    writes: [...firstWrites(ended, wanted), putDocuments(ended.id, texts), ...uses.writes],
    ...said(ended, state),
    answer: { ...viewOf(ended), ...output },
  });
  uses.done();
  return view;
}

/** A run that failed on its data has no output, and so no receipt; which rows were refused it says all the same. */
function shown(texts: Documents, output: unknown): Omit<RunDocuments, 'input' | 'chainHead'> {
  return {
    ...(output !== undefined && { output: JSON.stringify(output), receipt: texts.receipt, rows: texts.rows }),
    ...(texts.refused && { refused: texts.refused }),
  };
}
