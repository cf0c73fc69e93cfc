// One computation, wherever it happens: runs the built-in agent and says how it ended, data faults being an end like any.
import type { BuiltinAgent, BuiltinSink, Checkpoints, DataSet, RunProgress } from '../builtins/index.ts';
import type { OwnFactor, SinceRelease } from '../factors/index.ts';
import type { BaseContext } from '../kernel/index.ts';
import type { ReceiptSigner } from '../receipts/index.ts';
import { FAULT_KINDS, type Fault, isFault } from '../shared/fault.ts';
import type { JsonObject } from '../shared/json.ts';
import type { Failure } from './records.ts';

export interface Work {
  /** Stands in the receipt. */
  readonly executionId: string;
  readonly input: JsonObject;
  readonly startedAt: string;
  /** The tenant's own factors, for agents that take them. */
  readonly ownFactors?: readonly OwnFactor[];
  readonly sinceRelease?: SinceRelease;
  readonly sink: BuiltinSink;
  /** Opens the file the input names, if it names one; a file that is not there fails the run like any bad data. */
  readonly open?: () => Promise<{ readonly file?: AsyncIterable<Uint8Array> }>;
  readonly signal?: AbortSignal;
  readonly checkpoints?: Checkpoints;
  readonly onProgress?: (progress: RunProgress) => void;
}

export interface Done {
  readonly state: 'SUCCEEDED' | 'FAILED';
  readonly output?: JsonObject;
  readonly chainHead?: string;
  readonly progress?: RunProgress;
  /** The published sets the result rests on. */
  readonly sets?: readonly DataSet[];
  readonly failure?: Failure;
}

/** Faults of the data end the run as FAILED; anything else is thrown and may be tried again. */
export async function compute(
  ctx: BaseContext & { readonly receiptSigner: ReceiptSigner },
  builtin: BuiltinAgent,
  work: Work,
): Promise<Done> {
  const { open, ...rest } = work;
  try {
    const identity = { tenantId: ctx.tenantId, signer: ctx.receiptSigner };
    const { output, progress, receipt, sets } = await builtin.run({ ...identity, ...rest, ...(await open?.()) });
    return { state: 'SUCCEEDED', output, progress, chainHead: receipt.chainHead, sets };
  } catch (error) {
    if (!isFault(error) || FAULT_KINDS[error.type.kind].status >= 500) throw error;
    return { state: 'FAILED', failure: failureOf(error) };
  }
}

/** So many of a long list stay in the failure itself; the refused rows are all in their document. */
const SHOWN = 20;

function failureOf(fault: Fault): Failure {
  const [first] = fault.problems;
  const details = Object.entries(first?.details ?? {}).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.slice(0, SHOWN) : value,
  ]);
  return {
    reason: fault.type.reason,
    message: first?.message ?? fault.message,
    ...(first?.field !== undefined && { field: first.field }),
    ...(details.length > 0 && { details: Object.fromEntries(details) }),
  };
}
