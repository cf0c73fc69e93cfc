// One golden case by the way every run goes, and its receipt verified as anybody would.
import { type BuiltinAgent, type GoldenCase, judge, replays } from '../builtins/index.ts';
import { rehearse } from '../executions/index.ts';
import type { SinceRelease } from '../factors/index.ts';
import type { BaseContext } from '../kernel/index.ts';
import { type ReceiptSigner, verifyReceipt } from '../receipts/index.ts';
import { isFault } from '../shared/fault.ts';
import type { CaseView } from './contract.ts';

export type Trying = BaseContext & { readonly receiptSigner: ReceiptSigner };

interface Tried {
  readonly id: string;
  readonly golden: GoldenCase;
  /** What the tenant knows of sets beyond this release. */
  readonly sinceRelease: SinceRelease | undefined;
}

export async function runCase(
  ctx: Trying,
  agent: BuiltinAgent,
  { id, golden, sinceRelease }: Tried,
): Promise<CaseView> {
  const { name, citation, input, file, expected } = golden;
  const failed = (problem: string): CaseView => ({
    ...{ name, citation, passed: false, figures: [], receipt: { valid: false }, problem },
  });
  try {
    const { done, documents } = await rehearse(ctx, agent, {
      id,
      input,
      sinceRelease,
      ...(file !== undefined && { file }),
    });
    const { output, chainHead, failure } = done;
    if (!output) return failed(failure?.message ?? 'There is no output.');
    const figures = expected.map((each) => judge(each, output));
    const { valid, problem } = await verified(documents.receipt);
    const passed = valid && figures.every((figure) => figure.passed);
    const receipt = { valid, ...(chainHead !== undefined && { chainHead }) };
    return { name, citation, passed, figures, receipt, ...(problem !== undefined && { problem }) };
  } catch (error) {
    if (!isFault(error)) throw error;
    return failed(error.message);
  }
}

async function verified(receipt: string): Promise<{ valid: boolean; problem?: string }> {
  const verification = await verifyReceipt(bytesOf(receipt), { replays });
  if (verification.valid) return { valid: true };
  const { line, field, expected, found } = verification.problem;
  return { valid: false, problem: `The receipt breaks at line ${line}, ${field}: ${found} instead of ${expected}.` };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
