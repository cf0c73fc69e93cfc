// Map: one run of the processor per item (or batch), in bounded parallel, results in the order of the items.
import type { Json } from '../../asl/json.ts';
import type { MapState } from '../../asl/nested-states.ts';
import { conclude, numberOf } from '../conclude.ts';
import { type Frame, record, type Transition } from '../frame.ts';
import { withinLimit } from '../limits.ts';
import { itemSource } from '../map/item-source.ts';
import { runItems } from '../map/run-items.ts';
import { toleranceOf } from '../map/tolerance.ts';
import { Aborted, StateError } from '../state-error.ts';

/** What "no limit" comes to: the service's own ceilings would only open files and sockets here. */
const mostAtOnce = { inline: 40, distributed: 200 };

export async function runMap(frame: Frame, state: MapState): Promise<Transition> {
  const most = state.distributed ? mostAtOnce.distributed : mostAtOnce.inline;
  const limit = await numberOf(frame, 'MaxConcurrency', state.MaxConcurrency ?? 0);
  const tolerance = await toleranceOf(frame, state);
  const source = await itemSource(frame, state);
  const length = source.total === undefined ? {} : { length: source.total };
  record(frame, 'MapStateStarted', state.distributed ? {} : { mapStateStartedEventDetails: length });
  if (state.distributed) record(frame, 'MapRunStarted', { mapRunStartedEventDetails: { mapRunArn: mapRunArn(frame) } });
  let result: Json;
  try {
    const concurrency = limit === 0 ? most : Math.min(limit, most);
    const results = await runItems(frame, state, {
      source,
      tolerance,
      concurrency: Math.max(1, Math.trunc(concurrency)),
    });
    result = withinLimit(results, `result of state '${frame.cursor.state}'`);
  } catch (error) {
    if (!(error instanceof Aborted)) recordEnd(frame, state, error);
    throw error;
  }
  recordEnd(frame, state, undefined);
  const { Next: next, Output, Assign } = state;
  return conclude(frame, { next, Output, Assign, otherwise: result, seen: { result } });
}

function recordEnd(frame: Frame, state: MapState, error: unknown): void {
  const failed = error !== undefined;
  const name = error instanceof StateError ? (error.error ?? '') : '';
  if (state.distributed) {
    record(
      frame,
      failed ? 'MapRunFailed' : 'MapRunSucceeded',
      failed ? { mapRunFailedEventDetails: { error: name } } : {},
    );
  }
  record(frame, failed ? 'MapStateFailed' : 'MapStateSucceeded');
}

function mapRunArn(frame: Frame): string {
  const { execution } = frame.run;
  return `${execution.machine_arn.replace(':stateMachine:', ':mapRun:')}/${frame.cursor.state}:${execution.name}`;
}
