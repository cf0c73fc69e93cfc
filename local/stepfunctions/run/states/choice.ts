// Choice: the first rule whose condition holds leads on.
import type { ChoiceState } from '../../asl/states.ts';
import { evaluate } from '../../query/evaluate.ts';
import { conclude } from '../conclude.ts';
import type { Frame, Transition } from '../frame.ts';
import { scopeOf } from '../scope.ts';
import { StateError } from '../state-error.ts';

export async function runChoice(frame: Frame, state: ChoiceState): Promise<Transition> {
  const otherwise = frame.cursor.input;
  for (const [index, rule] of state.Choices.entries()) {
    const field = `Choices/${index}/Condition`;
    const holds = await evaluate(rule.Condition, scopeOf(frame), field);
    if (typeof holds !== 'boolean') {
      throw new StateError('States.QueryEvaluationError', `The field '${field}' must be true or false.`);
    }
    if (!holds) continue;
    return conclude(frame, { next: rule.Next, Output: rule.Output ?? state.Output, Assign: rule.Assign, otherwise });
  }
  if (state.Default === undefined) {
    throw new StateError('States.NoChoiceMatched', `No rule of '${frame.cursor.state}' matched and it has no Default.`);
  }
  return conclude(frame, { next: state.Default, Output: state.Output, Assign: state.Assign, otherwise });
}
