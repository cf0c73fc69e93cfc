// Shows runs: one, a page of them, what they left behind, and how they are getting on while one watches.

import type * as z from 'zod';
import type { PageRequest } from '../kernel/index.ts';
import type { ObjectsRead } from '../platform/objects/index.ts';
import type { Page } from '../platform/table/index.ts';
import { getAgent } from '../registry/index.ts';
import type { DocumentView, ExecutionView, ResultView } from './contract.ts';
import { ResultNotReady } from './faults.ts';
import { sizeOf, textInItem } from './keep.ts';
import type { Kept } from './records.ts';
import { wholeExecutionOf } from './run-documents.ts';
import { executionOf, executionPage, type Reading, viewOf } from './store.ts';

/** A link dies with the session that signed it, and a session is good for so long at least. */
const LINK_SECONDS = 15 * 60;

export async function getExecution(ctx: Reading, agentId: string, executionId: string): Promise<ExecutionView> {
  return viewOf(await executionOf(ctx, agentId, executionId));
}

/** Newest first. */
export async function listExecutions(ctx: Reading, agentId: string, page: PageRequest): Promise<Page<ExecutionView>> {
  await getAgent(ctx, agentId);
  return executionPage(ctx, agentId, page);
}

type WithObjects = Reading & { readonly objects: ObjectsRead };

export async function getResult(
  ctx: WithObjects,
  agentId: string,
  executionId: string,
): Promise<z.input<typeof ResultView>> {
  const execution = await wholeExecutionOf(ctx, agentId, executionId);
  const { state, output, receipt, rows, refused, chainHead } = execution;
  // A run that failed on its data has no output, but says which rows were refused.
  if (!output && !refused) throw ResultNotReady({ executionId, state });
  const inItem = output && textInItem(output);
  const show = (kept: Kept, name: string) => documentOf(ctx.objects, kept, `${executionId}-${name}`);
  return {
    executionId,
    state,
    ...(inItem !== undefined && { output: JSON.parse(inItem) }),
    ...(chainHead && { chainHead }),
    documents: {
      ...(output && { output: await show(output, 'output.json') }),
      ...(receipt && { receipt: await show(receipt, 'receipt.json') }),
      ...(rows && { rows: await show(rows, 'rows.jsonl') }),
      ...(refused && { refused: await show(refused, 'refused.jsonl') }),
    },
  };
}

async function documentOf(objects: ObjectsRead, kept: Kept, fileName: string): Promise<z.input<typeof DocumentView>> {
  const text = textInItem(kept);
  if (text !== undefined) return { ...sizeOf(text), content: text };
  if (!('key' in kept)) throw new Error('A document is either in its item or in object storage.');
  const { key, sizeBytes, sha256 } = kept;
  return { sizeBytes, sha256, url: await objects.presignDownload({ key, fileName, expiresSeconds: LINK_SECONDS }) };
}
