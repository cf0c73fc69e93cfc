// What goes on beside a computation: heartbeats to the flow, progress to the table, the 80 % warning, and noticing a cancel.
import { executionNearTimeout } from '../../events/execution-near-timeout.ts';
import type { RunProgress } from '../builtins/index.ts';
import { timestamp } from '../platform/clock.ts';
import type { FlowsReport } from '../platform/flows/index.ts';
import { check, patch, StateChanged } from '../platform/table/index.ts';
import { isFault } from '../shared/fault.ts';
import { silenceSeconds, WARNING_SHARE } from './model.ts';
import { executionRecord } from './records.ts';
import type { Execution, Writing } from './store.ts';

const TICK_MS = 1000;
/** So many signs of life fit the silence a flow allows, so that it takes several lost ones to be thought dead. */
const BEATS_PER_SILENCE = 4;

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
  const look = looking(ctx, execution, token);
  let progress: RunProgress | undefined;
  let ticking: Promise<void> = Promise.resolve();
  // Only being stopped stops a computation: a look that failed is followed by another.
  const tick = () =>
    look(progress).catch((error: unknown) => {
      if (error instanceof Stopped) controller.abort(error);
      else ctx.log.warn('failed', { error: error instanceof Error ? error : String(error) });
    });
  const timer = setInterval(() => {
    ticking = ticking.then(tick);
  }, TICK_MS);
  return {
    signal: controller.signal,
    note: (now) => {
      progress = now;
    },
    stop: () => {
      clearInterval(timer);
      return ticking;
    },
  };
}

/** One look after another: sign of life, progress, warning. */
function looking(ctx: Watching, execution: Execution, token: string) {
  const ticksPerBeat = Math.max(1, Math.floor(silenceSeconds(execution.timeoutSeconds) / BEATS_PER_SILENCE));
  let ticks = 0;
  let written: RunProgress | undefined;
  let isWarned = execution.warnedAt !== undefined;
  return async (progress: RunProgress | undefined): Promise<void> => {
    ticks += 1;
    if (ticks % ticksPerBeat === 0 && (await ctx.flows.heartbeat(token)) === 'gone') throw new Stopped('abandoned');
    await goOn(ctx, execution.id, progress === written ? undefined : progress);
    written = progress;
    if (isWarned || !isLate(ctx, execution)) return;
    await warn(ctx, execution);
    isWarned = true;
  };
}

/** The condition is the question whether to go on, and asks it without an extra read. */
async function goOn(ctx: Writing, id: string, news: RunProgress | undefined): Promise<void> {
  const when = { is: { state: 'RUNNING', cancelRequestedAt: undefined } };
  const write = news
    ? patch(executionRecord, { id }, { set: { progress: { ...news } }, when })
    : check(executionRecord, { id }, { when });
  try {
    await ctx.commit({ writes: [write] });
  } catch (error) {
    throw isFault(error, StateChanged) ? new Stopped('cancelled') : error;
  }
}

function isLate(ctx: Writing, { startedAt, timeoutSeconds }: Execution): boolean {
  return ctx.clock.now().getTime() > Date.parse(startedAt ?? '') + timeoutSeconds * 1000 * WARNING_SHARE;
}

/** Said once of a run, however often it is carried out anew. */
async function warn(ctx: Writing, { id, agentId, deadlineAt = '' }: Execution): Promise<void> {
  const when = { is: { state: 'RUNNING', warnedAt: undefined } };
  const set = { warnedAt: timestamp(ctx.clock) };
  try {
    await ctx.commit({
      writes: [patch(executionRecord, { id }, { set, when })],
      events: [executionNearTimeout({ executionId: id, agentId, deadlineAt })],
    });
  } catch (error) {
    if (!isFault(error, StateChanged)) throw error;
  }
}
