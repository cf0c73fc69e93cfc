// Pass: reshapes what flows by.
import type { PassState } from '../../asl/states.ts';
import { conclude } from '../conclude.ts';
import type { Frame, Transition } from '../frame.ts';

export function runPass(frame: Frame, state: PassState): Promise<Transition> {
  return conclude(frame, {
    next: state.Next,
    Output: state.Output,
    Assign: state.Assign,
    otherwise: frame.cursor.input,
  });
}
