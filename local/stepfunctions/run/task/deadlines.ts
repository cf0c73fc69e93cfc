// The clocks of a task: its timeout, and for a callback the longest silence between heartbeats.
import { type Frame, mustGoOn } from '../frame.ts';
import { StateError } from '../state-error.ts';

export interface Deadlines {
  readonly deadline: number;
  readonly heartbeat?: { readonly afterMs: number; readonly beatAt: () => number };
}

/** Runs the work until it ends, a deadline passes or the run is aborted; the work's signal fires unless it succeeded. */
export async function within<T>(
  frame: Frame,
  deadlines: Deadlines,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  mustGoOn(frame);
  const clocks = new AbortController();
  const lost = new AbortController();
  const signal = AbortSignal.any([frame.signal, clocks.signal]);
  try {
    return await Promise.race([
      work(AbortSignal.any([frame.signal, lost.signal])),
      timeout(frame, deadlines.deadline, signal),
      ...(deadlines.heartbeat ? [silence(frame, deadlines.heartbeat, signal)] : []),
    ]);
  } catch (error) {
    lost.abort();
    throw error;
  } finally {
    clocks.abort();
  }
}

async function timeout(frame: Frame, deadline: number, signal: AbortSignal): Promise<never> {
  await frame.run.host.clock.sleepUntil(deadline, signal);
  throw new StateError('States.Timeout', `The task in state '${frame.cursor.state}' ran longer than TimeoutSeconds.`);
}

async function silence(
  frame: Frame,
  heartbeat: NonNullable<Deadlines['heartbeat']>,
  signal: AbortSignal,
): Promise<never> {
  const { clock } = frame.run.host;
  for (;;) {
    const due = heartbeat.beatAt() + heartbeat.afterMs;
    if (clock.now() >= due) break;
    await clock.sleepUntil(due, signal);
  }
  const cause = `The task in state '${frame.cursor.state}' sent no heartbeat for longer than HeartbeatSeconds.`;
  throw new StateError('States.HeartbeatTimeout', cause);
}
