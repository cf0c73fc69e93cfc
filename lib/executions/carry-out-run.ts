// The middle step of a driven run: computes over streams, from object storage to object storage, and reports to the flow.
import { openFile } from '../files/index.ts';
import type { ObjectSink, ObjectsWrite } from '../platform/objects/index.ts';
import type { ReceiptSigner } from '../receipts/index.ts';
import { isJsonObject, type JsonObject } from '../shared/json.ts';
import { compute, type Done } from './compute.ts';
import type { Ended, Turn } from './drive.ts';
import { fileOf } from './file-of.ts';
import { documentKey, keep, textOf } from './keep.ts';
import type { Kept } from './records.ts';
import { type Execution, findExecution } from './store.ts';
import { builtinOf } from './validate-input.ts';
import { Stopped, type Watch, type Watching, watchRun } from './watch-run.ts';

export type CarryingOut = Watching & { readonly objects: ObjectsWrite; readonly receiptSigner: ReceiptSigner };

export async function carryOutRun(ctx: CarryingOut, { executionId }: Turn, token: string): Promise<void> {
  const execution = await findExecution(ctx, executionId);
  if (execution?.state !== 'RUNNING') {
    await ctx.flows.succeed(token, { state: 'CANCELLED' } satisfies Ended);
    return;
  }
  const watch = watchRun(ctx, execution, token);
  try {
    const ended = await computeStreaming(ctx, execution, watch);
    await watch.stop();
    await ctx.flows.succeed(token, ended);
  } catch (error) {
    await watch.stop();
    if (!(error instanceof Stopped)) throw error;
    // A run nobody waits for was ended by whoever stopped waiting.
    if (error.why === 'cancelled') await ctx.flows.succeed(token, { state: 'CANCELLED' } satisfies Ended);
  }
}

async function computeStreaming(ctx: CarryingOut, execution: Execution, watch: Watch): Promise<Ended> {
  const sinks = {
    receipt: ctx.objects.upload(documentKey(execution.id, 'receipt'), 'application/json'),
    refused: ctx.objects.upload(documentKey(execution.id, 'refused'), 'application/x-ndjson'),
  };
  try {
    const done = await computeFrom(ctx, execution, watch, sinks);
    const refused = done.progress?.rowsRefused ? { refused: await closed(sinks.refused, execution.id, 'refused') } : {};
    if (!refused.refused) await sinks.refused.abort();
    return { ...(await endedOf(ctx, execution, done, sinks.receipt)), ...refused };
  } catch (error) {
    await Promise.all([sinks.receipt.abort(), sinks.refused.abort()]);
    throw error;
  }
}

type Sinks = Readonly<Record<'receipt' | 'refused', ObjectSink>>;

async function computeFrom(ctx: CarryingOut, execution: Execution, watch: Watch, sinks: Sinks): Promise<Done> {
  const input = inputOf(await textOf(ctx.objects, execution.input));
  const fileId = fileOf(input);
  const file = fileId ? { file: (await openFile(ctx, fileId)).content } : {};
  const sink = {
    receipt: (text: string) => sinks.receipt.write(text),
    refused: (text: string) => sinks.refused.write(text),
  };
  const course = {
    signal: watch.signal,
    onProgress: watch.note,
    startedAt: execution.startedAt ?? execution.createdAt,
  };
  return compute(ctx, builtinOf(execution.builtin), { execution, input, sink, ...file, ...course });
}

async function endedOf(ctx: CarryingOut, { id }: Execution, done: Done, receipt: ObjectSink): Promise<Ended> {
  const { state, progress, chainHead, failure, output } = done;
  const known = { state, ...(progress && { progress }), ...(chainHead && { chainHead }), ...(failure && { failure }) };
  if (!output) {
    await receipt.abort();
    return known;
  }
  return {
    ...known,
    receipt: await closed(receipt, id, 'receipt'),
    output: await keep(ctx.objects, documentKey(id, 'output'), JSON.stringify(output)),
  };
}

const closed = async (sink: ObjectSink, id: string, document: 'receipt' | 'refused'): Promise<Kept> => ({
  key: documentKey(id, document),
  ...(await sink.done()),
});

function inputOf(text: string): JsonObject {
  const input: unknown = JSON.parse(text);
  if (!isJsonObject(input)) throw new Error('The input of an execution is always an object.');
  return input;
}
