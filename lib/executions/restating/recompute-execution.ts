// What a run would come to now, beside what it came to: computed from its kept input by the way of every run, and kept nowhere.
import type { BuiltinAgent } from '../../builtins/index.ts';
import { FileNotFound, FileNotUploaded, openFile } from '../../files/index.ts';
import type { BaseContext } from '../../kernel/index.ts';
import { timestamp } from '../../platform/clock.ts';
import type { ObjectsRead } from '../../platform/objects/index.ts';
import type { TableReader } from '../../platform/table/index.ts';
import type { ReceiptSigner } from '../../receipts/index.ts';
import { isFault } from '../../shared/fault.ts';
import { isJsonObject, type JsonObject } from '../../shared/json.ts';
import { compute } from '../compute.ts';
import { InputInvalid } from '../faults.ts';
import { fileOf } from '../file-of.ts';
import { textOf } from '../keep.ts';
import { keptInput } from '../kept-input.ts';
import { wholeExecution } from '../run-documents.ts';
import type { Execution } from '../store.ts';
import { tenantFactorsFor } from '../tenant-factors.ts';
import { builtinOf, validateInput } from '../validate-input.ts';
import { atDay } from './at-day.ts';

export type Recomputing = BaseContext & {
  readonly table: TableReader;
  readonly objects: ObjectsRead;
  readonly receiptSigner: ReceiptSigner;
};

export type Recomputed =
  | {
      readonly outcome: 'computed';
      readonly execution: Execution;
      readonly builtin: BuiltinAgent;
      readonly before: JsonObject;
      readonly after: JsonObject;
    }
  /** It has been restated, or is no result any more: nothing is to be told of it. */
  | { readonly outcome: 'superseded' }
  | { readonly outcome: 'impossible'; readonly execution: Execution; readonly problem: string };

/** `asOf` is the day whose knowledge counts. Data faults are told; anything else is thrown and may be tried again. */
export async function recomputeExecution(ctx: Recomputing, executionId: string, asOf: string): Promise<Recomputed> {
  const execution = await wholeExecution(ctx, executionId);
  if (execution?.state !== 'SUCCEEDED' || execution.supersededBy !== undefined || !execution.output)
    return { outcome: 'superseded' };
  const builtin = await builtinOf(execution.builtin);
  const before: unknown = JSON.parse(await textOf(ctx.objects, execution.output));
  if (!isJsonObject(before)) throw new Error('The output of an execution is always an object.');
  const done = await computedAnew(ctx, builtin, execution, asOf);
  if ('problem' in done) return { outcome: 'impossible', execution, problem: done.problem };
  return { outcome: 'computed', execution, builtin, before, after: done.output };
}

async function computedAnew(
  ctx: Recomputing,
  builtin: BuiltinAgent,
  execution: Execution,
  today: string,
): Promise<{ readonly output: JsonObject } | { readonly problem: string }> {
  try {
    const input = atDay(builtin, await keptInput(ctx, execution), { asked: undefined, today });
    validateInput(builtin, input);
    const fileId = fileOf(input);
    const sink = { receipt: () => undefined, rows: () => undefined, refused: () => undefined };
    const at = timestamp(ctx.clock);
    const { output, failure } = await compute(ctx, builtin, {
      ...{ executionId: execution.id, input, sink, startedAt: at },
      ...(await tenantFactorsFor(ctx, { builtin, at })),
      open: async () => (fileId ? { file: (await openFile(ctx, fileId)).content } : {}),
    });
    return output ? { output } : { problem: failure?.message ?? 'It comes to no result.' };
  } catch (error) {
    if (isFault(error, InputInvalid, FileNotFound, FileNotUploaded)) return { problem: error.message };
    throw error;
  }
}
