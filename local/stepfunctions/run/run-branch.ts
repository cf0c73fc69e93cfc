// The walk through a branch: enter a state, run it, recover or conclude, persist where to go, go there.
import type { Json } from '../asl/json.ts';
import type { State } from '../asl/nested-states.ts';
import { startOf } from '../store/frames.ts';
import { type Frame, forgetChildren, mustGoOn, record, save, type Transition } from './frame.ts';
import { closeToken, recover } from './recover.ts';
import { runState } from './run-state.ts';
import { StateError } from './state-error.ts';

export async function runBranch(frame: Frame): Promise<Json> {
  for (;;) {
    mustGoOn(frame);
    const state = frame.branch.States[frame.cursor.state];
    if (!state) throw new StateError('States.Runtime', `There is no state '${frame.cursor.state}'.`);
    enter(frame, state);
    const transition = await attempt(frame, state);
    leave(frame, state, transition);
    if (transition.next === undefined) return transition.output;
    frame.cursor = startOf(transition.next, transition.output, transition.variables);
    save(frame);
  }
}

function enter(frame: Frame, state: State): void {
  if (frame.cursor.enteredAt > 0) return;
  frame.cursor.enteredAt = frame.run.host.clock.now();
  const { state: name, input } = frame.cursor;
  record(frame, `${state.Type}StateEntered`, { stateEnteredEventDetails: { name, input: JSON.stringify(input) } });
  save(frame);
}

function leave(frame: Frame, state: State, transition: Transition): void {
  closeToken(frame);
  if (state.Type === 'Parallel' || state.Type === 'Map') forgetChildren(frame);
  if (state.Type === 'Fail') return;
  const output = JSON.stringify(transition.output);
  record(frame, `${state.Type}StateExited`, { stateExitedEventDetails: { name: frame.cursor.state, output } });
}

async function attempt(frame: Frame, state: State): Promise<Transition> {
  for (;;) {
    try {
      if (state.Type !== 'Wait') await restUntilRetry(frame);
      return await runState(frame, state);
    } catch (error) {
      if (!(error instanceof StateError) || frame.signal.aborted) throw error;
      const recovered = await recover(frame, state, error);
      if (recovered !== 'retry') return recovered;
    }
  }
}

async function restUntilRetry(frame: Frame): Promise<void> {
  const { wakeAt, ...awake } = frame.cursor;
  if (wakeAt === undefined) return;
  await frame.run.host.clock.sleepUntil(wakeAt, frame.signal);
  frame.cursor = awake;
  save(frame);
}
