// A computation whose documents fit in memory: that of a synchronous run, and of whoever tries an agent without keeping a run.
import type { BuiltinAgent } from '../builtins/index.ts';
import type { BaseContext } from '../kernel/index.ts';
import type { ReceiptSigner } from '../receipts/index.ts';
import { compute, type Done, type Work } from './compute.ts';

export interface Documents {
  receipt: string;
  /** Every computed row, and every refused one, as JSON Lines. */
  rows: string;
  refused: string;
}

export async function computeInMemory(
  ctx: BaseContext & { readonly receiptSigner: ReceiptSigner },
  builtin: BuiltinAgent,
  work: Omit<Work, 'sink'>,
): Promise<{ readonly done: Done; readonly documents: Documents }> {
  const documents: Documents = { receipt: '', rows: '', refused: '' };
  const sink = {
    receipt: (text: string) => {
      documents.receipt += text;
    },
    rows: (text: string) => {
      documents.rows += text;
    },
    refused: (text: string) => {
      documents.refused += text;
    },
  };
  return { done: await compute(ctx, builtin, { ...work, sink }), documents };
}
