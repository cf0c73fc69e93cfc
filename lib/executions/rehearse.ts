// Tries an agent on a given input the way a run goes, from the check of its input to its sealed receipt, and keeps no run.
import type { BuiltinAgent } from '../builtins/index.ts';
import type { SinceRelease } from '../factors/index.ts';
import type { BaseContext } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import type { ReceiptSigner } from '../receipts/index.ts';
import type { JsonObject } from '../shared/json.ts';
import { computeInMemory } from './compute-in-memory.ts';
import { validateInput } from './validate-input.ts';

export interface Rehearsal {
  /** Stands in the receipt where a run has its own. */
  readonly id: string;
  readonly input: JsonObject;
  readonly file?: string;
  /** What the tenant knows of published sets beyond this release. */
  readonly sinceRelease?: SinceRelease | undefined;
}

/** Throws InputInvalid; data that cannot be computed is told in `done`, as for a run. */
export function rehearse(
  ctx: BaseContext & { readonly receiptSigner: ReceiptSigner },
  builtin: BuiltinAgent,
  { id, input, file, sinceRelease }: Rehearsal,
): ReturnType<typeof computeInMemory> {
  validateInput(builtin, input);
  const work = { executionId: id, input, startedAt: timestamp(ctx.clock), ...(sinceRelease && { sinceRelease }) };
  if (file === undefined) return computeInMemory(ctx, builtin, work);
  return computeInMemory(ctx, builtin, { ...work, open: async () => ({ file: bytesOf(file) }) });
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
