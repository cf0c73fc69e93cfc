// Wait: sleeps until an absolute moment fixed at entry, so that a restart does not make it longer.
import type { WaitState } from '../../asl/states.ts';
import { evaluate } from '../../query/evaluate.ts';
import { conclude, numberOf } from '../conclude.ts';
import { type Frame, save, type Transition } from '../frame.ts';
import { scopeOf } from '../scope.ts';
import { StateError } from '../state-error.ts';

export async function runWait(frame: Frame, state: WaitState): Promise<Transition> {
  const wakeAt = frame.cursor.wakeAt ?? (await deadlineOf(frame, state));
  if (frame.cursor.wakeAt === undefined) {
    frame.cursor = { ...frame.cursor, wakeAt };
    save(frame);
  }
  await frame.run.host.clock.sleepUntil(wakeAt, frame.signal);
  return conclude(frame, {
    next: state.Next,
    Output: state.Output,
    Assign: state.Assign,
    otherwise: frame.cursor.input,
  });
}

async function deadlineOf(frame: Frame, state: WaitState): Promise<number> {
  if (state.Seconds !== undefined) {
    return frame.run.host.clock.now() + (await numberOf(frame, 'Seconds', state.Seconds)) * 1000;
  }
  const timestamp = await evaluate(state.Timestamp ?? '', scopeOf(frame), 'Timestamp');
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new StateError('States.QueryEvaluationError', `The field 'Timestamp' must be an RFC 3339 time.`);
}
