// A synchronous run: computed inside the request and written once, already ended.

import type { BuiltinAgent } from '../builtins/index.ts';
import { timestamp } from '../platform/clock.ts';
import { compute } from './compute.ts';
import type { ExecutionView, StartExecution } from './contract.ts';
import { FileNeedsAsync } from './faults.ts';
import { fileOf } from './file-of.ts';
import { pack } from './keep.ts';
import { firstWrites, type Starting } from './new-execution.ts';
import { type Execution, said, viewOf } from './store.ts';

export async function runNow(
  ctx: Starting,
  builtin: BuiltinAgent,
  execution: Execution,
  wanted: StartExecution,
): Promise<ExecutionView> {
  if (fileOf(wanted.input)) throw FileNeedsAsync();
  const texts = { receipt: '', refused: '' };
  const sink = {
    receipt: (text: string) => {
      texts.receipt += text;
    },
    refused: (text: string) => {
      texts.refused += text;
    },
  };
  const startedAt = timestamp(ctx.clock);
  const done = await compute(ctx, builtin, { execution, input: wanted.input, startedAt, sink });

  const { checkAt, ...begun } = execution;
  const documents = done.state === 'SUCCEEDED' ? kept(texts, done.output) : {};
  const { state, progress, chainHead, failure } = done;
  const known = { ...(progress && { progress }), ...(chainHead && { chainHead }), ...(failure && { failure }) };
  const ended: Execution = { ...begun, ...documents, ...known, state, startedAt, finishedAt: timestamp(ctx.clock) };
  const output = done.output ? { output: done.output } : {};
  return ctx.commit({
    writes: firstWrites(ended, wanted),
    ...said(ended, state),
    answer: { ...viewOf(ended), ...output },
  });
}

function kept(texts: { receipt: string; refused: string }, output: unknown) {
  return {
    output: pack('output', JSON.stringify(output)),
    receipt: pack('receipt', texts.receipt),
    ...(texts.refused && { refused: pack('refused rows', texts.refused) }),
  };
}
