// Parallel: all branches at once; the first that fails stops the others.
import type { Json } from '../../asl/json.ts';
import type { ParallelState } from '../../asl/nested-states.ts';
import { evaluate } from '../../query/evaluate.ts';
import { runChild } from '../child.ts';
import { conclude } from '../conclude.ts';
import { type Frame, record, type Transition } from '../frame.ts';
import { withinLimit } from '../limits.ts';
import { scopeOf } from '../scope.ts';
import { Aborted, StateError } from '../state-error.ts';

export async function runParallel(frame: Frame, state: ParallelState): Promise<Transition> {
  const input =
    state.Arguments === undefined ? frame.cursor.input : await evaluate(state.Arguments, scopeOf(frame), 'Arguments');
  record(frame, 'ParallelStateStarted');
  let result: Json;
  try {
    result = withinLimit(await runAll(frame, state, input), `result of state '${frame.cursor.state}'`);
  } catch (error) {
    if (error instanceof StateError) record(frame, 'ParallelStateFailed');
    throw error;
  }
  record(frame, 'ParallelStateSucceeded');
  const { Next: next, Output, Assign } = state;
  return conclude(frame, { next, Output, Assign, otherwise: result, seen: { result } });
}

async function runAll(frame: Frame, state: ParallelState, input: Json): Promise<Json[]> {
  const siblings = new AbortController();
  const signal = AbortSignal.any([frame.signal, siblings.signal]);
  const { variables } = frame.cursor;
  let first: unknown;
  const settled = await Promise.allSettled(
    state.Branches.map((branch, index) =>
      runChild(frame, { index, branch, signal, variables, input: async () => input }).catch((error: unknown) => {
        if (!siblings.signal.aborted) first = error;
        siblings.abort();
        throw error;
      }),
    ),
  );
  if (first !== undefined) throw first;
  return settled.map((outcome) => {
    if (outcome.status === 'fulfilled') return outcome.value;
    throw new Aborted();
  });
}
