// Fail: the bad end of a branch, with the error and cause its author chose.
import type { FailState } from '../../asl/states.ts';
import { evaluate } from '../../query/evaluate.ts';
import type { Frame, Transition } from '../frame.ts';
import { scopeOf } from '../scope.ts';
import { StateError } from '../state-error.ts';

export async function runFail(frame: Frame, state: FailState): Promise<Transition> {
  throw new StateError(await text(frame, 'Error', state.Error), await text(frame, 'Cause', state.Cause));
}

async function text(frame: Frame, field: string, template: string | undefined): Promise<string | undefined> {
  if (template === undefined) return undefined;
  const value = await evaluate(template, scopeOf(frame), field);
  if (typeof value === 'string') return value;
  throw new StateError('States.QueryEvaluationError', `The field '${field}' must be a string.`);
}
