// The middle step of a driven run: computes over streams, from object storage to object storage, and reports to the flow.
import { openFile } from '../files/index.ts';
import type { ObjectSink, ObjectsWrite } from '../platform/objects/index.ts';
import type { ReceiptSigner } from '../receipts/index.ts';
import { type RunCheckpoints, runCheckpoints } from './checkpoints.ts';
import { compute, type Done } from './compute.ts';
import type { Ended, Turn } from './drive.ts';
import { fileOf } from './file-of.ts';
import { type DocumentKeys, documentKeys, keep } from './keep.ts';
import { keptInput } from './kept-input.ts';
import type { Kept } from './records.ts';
import { type Execution, findExecution, knownOf } from './store.ts';
import { tenantFactorsFor } from './tenant-factors.ts';
import { builtinOf } from './validate-input.ts';
import { Stopped, type Watch, type Watching, watchRun } from './watch-run.ts';

export type CarryingOut = Watching & { readonly objects: ObjectsWrite; readonly receiptSigner: ReceiptSigner };

export async function carryOutRun(ctx: CarryingOut, { executionId }: Turn, token: string): Promise<void> {
  const execution = await findExecution(ctx, executionId);
  if (execution?.state !== 'RUNNING' || execution.cancelRequestedAt) {
    await ctx.flows.succeed(token, { state: 'CANCELLED' } satisfies Ended);
    return;
  }
  const run = {
    execution,
    keys: documentKeys(execution.id, token),
    watch: watchRun(ctx, execution, token),
    checkpoints: runCheckpoints(ctx.objects, execution.id),
  };
  try {
    const ended = await computeStreaming(ctx, run);
    await run.watch.stop();
    await ctx.flows.succeed(token, ended);
    await dropped(ctx, run.checkpoints);
  } catch (error) {
    await run.watch.stop();
    if (!(error instanceof Stopped)) throw error;
    // A run nobody waits for was ended by whoever stopped waiting.
    if (error.why !== 'cancelled') return;
    await ctx.flows.succeed(token, { state: 'CANCELLED' } satisfies Ended);
    await dropped(ctx, run.checkpoints);
  }
}

/** The run has ended: a document left behind is untidy, and no reason to say anything else. */
const dropped = (ctx: CarryingOut, checkpoints: RunCheckpoints): Promise<void> =>
  checkpoints
    .drop()
    .catch((error: unknown) => ctx.log.warn('failed', { error: error instanceof Error ? error : String(error) }));

const LINES = 'application/x-ndjson';

interface Run {
  readonly execution: Execution;
  readonly keys: DocumentKeys;
  readonly watch: Watch;
  readonly checkpoints: RunCheckpoints;
}

async function computeStreaming(ctx: CarryingOut, run: Run): Promise<Ended> {
  const { keys } = run;
  const receipt = ctx.objects.upload(keys.receipt, 'application/json');
  const rows = ctx.objects.upload(keys.rows, LINES);
  const refused = counting(ctx.objects.upload(keys.refused, LINES));
  const sinks = { receipt, rows, refused };
  try {
    const done = await computeFrom(ctx, run, sinks);
    const ended = await endedOf(ctx, keys, done, sinks);
    if (refused.isEmpty()) {
      await refused.abort();
      return ended;
    }
    return { ...ended, refused: await closed(refused, keys.refused) };
  } catch (error) {
    await Promise.all([receipt.abort(), rows.abort(), refused.abort()]);
    throw error;
  }
}

/** Knows whether anything was ever written, since an empty document is better left out. */
function counting(sink: ObjectSink): ObjectSink & { isEmpty(): boolean } {
  let writes = 0;
  const write = (chunk: string | Uint8Array) => {
    writes += 1;
    return sink.write(chunk);
  };
  return { ...sink, write, isEmpty: () => writes === 0 };
}

type Sinks = Readonly<Record<'receipt' | 'rows' | 'refused', ObjectSink>>;

async function computeFrom(ctx: CarryingOut, { execution, watch, checkpoints }: Run, sinks: Sinks): Promise<Done> {
  const input = await keptInput(ctx, execution);
  const fileId = fileOf(input);
  const { receipt, rows, refused } = sinks;
  const sink = {
    receipt: (text: string) => receipt.write(text),
    rows: (text: string) => rows.write(text),
    refused: (text: string) => refused.write(text),
  };
  const course = {
    signal: watch.signal,
    onProgress: watch.note,
    checkpoints,
    startedAt: execution.startedAt ?? execution.createdAt,
  };
  const open = async () => (fileId ? { file: (await openFile(ctx, fileId)).content } : {});
  const builtin = await builtinOf(execution.builtin);
  const own = await tenantFactorsFor(ctx, { builtin, at: execution.createdAt });
  return compute(ctx, builtin, { executionId: execution.id, input, sink, ...course, ...own, open });
}

async function endedOf(ctx: CarryingOut, keys: DocumentKeys, done: Done, { receipt, rows }: Sinks): Promise<Ended> {
  const { state, output } = done;
  const known = { state, ...knownOf(done) };
  if (!output) {
    // What was computed before a run failed is no part of any result.
    await Promise.all([receipt.abort(), rows.abort()]);
    return known;
  }
  return {
    ...known,
    receipt: await closed(receipt, keys.receipt),
    rows: await closed(rows, keys.rows),
    output: await keep(ctx.objects, keys.output, JSON.stringify(output)),
  };
}

const closed = async (sink: ObjectSink, key: string): Promise<Kept> => ({ key, ...(await sink.done()) });
