// Succeed: the good end of a branch.
import type { SucceedState } from '../../asl/states.ts';
import { conclude } from '../conclude.ts';
import type { Frame, Transition } from '../frame.ts';

export function runSucceed(frame: Frame, state: SucceedState): Promise<Transition> {
  return conclude(frame, { next: undefined, Output: state.Output, otherwise: frame.cursor.input });
}
