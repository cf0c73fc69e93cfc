// What goes on beside a computation: heartbeats to the flow, progress to the table, the 80 % warning, and noticing a cancel.
import { executionNearTimeout } from '../../events/execution-near-timeout.ts';
import type { RunProgress } from '../builtins/index.ts';
import type { FlowsReport } from '../platform/flows/index.ts';
import { patch, StateChanged } from '../platform/table/index.ts';
import { isFault } from '../shared/fault.ts';
import { WARNING_SHARE } from './model.ts';
import { executionRecord } from './records.ts';
import type { Execution, Writing } from './store.ts';

const TICK_MS = 1000;
const TICKS_PER_HEARTBEAT = 5;

export type Watching = Writing & { readonly flows: FlowsReport };

/** Why a computation was told to stop: asked to, or nobody waits for it any more. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly why: 'cancelled' | 'abandoned';
  constructor(why: 'cancelled' | 'abandoned') {
    super(`The run was ${why}.`);
    this.why = why;
  }
}

export interface Watch {
  readonly signal: AbortSignal;
  note(progress: RunProgress): void;
  stop(): Promise<void>;
}

export function watchRun(ctx: Watching, execution: Execution, token: string): Watch {
  const controller = new AbortController();
  const seen: { progress?: RunProgress; warned: boolean; ticks: number } = { warned: false, ticks: 0 };
  let ticking: Promise<void> = Promise.resolve();
  const tick = async () => {
    seen.ticks += 1;
    if (seen.progress) await writeProgress(ctx, execution.id, seen.progress);
    if (!seen.warned && isLate(ctx, execution)) seen.warned = await warn(ctx, execution);
    const beat = seen.ticks % TICKS_PER_HEARTBEAT === 0 ? await ctx.flows.heartbeat(token) : 'alive';
    if (beat === 'gone') throw new Stopped('abandoned');
  };
  const timer = setInterval(() => {
    ticking = ticking.then(tick).catch((error: unknown) => controller.abort(error));
  }, TICK_MS);
  return {
    signal: controller.signal,
    note: (progress) => {
      seen.progress = progress;
    },
    stop: () => {
      clearInterval(timer);
      return ticking;
    },
  };
}

/** The condition doubles as the question whether to go on: no extra read. */
async function writeProgress(ctx: Writing, id: string, progress: RunProgress): Promise<void> {
  const when = { is: { state: 'RUNNING', cancelRequestedAt: undefined } };
  try {
    await ctx.commit({ writes: [patch(executionRecord, { id }, { set: { progress: { ...progress } }, when })] });
  } catch (error) {
    throw isFault(error, StateChanged) ? new Stopped('cancelled') : error;
  }
}

function isLate(ctx: Writing, { startedAt, timeoutSeconds }: Execution): boolean {
  return ctx.clock.now().getTime() > Date.parse(startedAt ?? '') + timeoutSeconds * 1000 * WARNING_SHARE;
}

async function warn(ctx: Writing, { id, agentId, deadlineAt = '' }: Execution): Promise<true> {
  await ctx.commit({ writes: [], events: [executionNearTimeout({ executionId: id, agentId, deadlineAt })] });
  return true;
}
