// One state once: each kind has its own file, and this table finds it.
import type { State } from '../asl/nested-states.ts';
import type { Frame, Transition } from './frame.ts';
import { runChoice } from './states/choice.ts';
import { runFail } from './states/fail.ts';
import { runMap } from './states/map.ts';
import { runParallel } from './states/parallel.ts';
import { runPass } from './states/pass.ts';
import { runSucceed } from './states/succeed.ts';
import { runTask } from './states/task.ts';
import { runWait } from './states/wait.ts';

export function runState(frame: Frame, state: State): Promise<Transition> {
  switch (state.Type) {
    case 'Task':
      return runTask(frame, state);
    case 'Pass':
      return runPass(frame, state);
    case 'Choice':
      return runChoice(frame, state);
    case 'Wait':
      return runWait(frame, state);
    case 'Parallel':
      return runParallel(frame, state);
    case 'Map':
      return runMap(frame, state);
    case 'Succeed':
      return runSucceed(frame, state);
    case 'Fail':
      return runFail(frame, state);
  }
}
