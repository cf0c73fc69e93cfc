// How many items of a distributed Map may fail before the whole Map does.
import type { MapState } from '../../asl/nested-states.ts';
import { numberOf } from '../conclude.ts';
import type { Frame } from '../frame.ts';
import { StateError } from '../state-error.ts';

export interface Tolerance {
  /** Undefined where that limit was not given. */
  readonly count: number | undefined;
  readonly percentage: number | undefined;
}

export async function toleranceOf(frame: Frame, state: MapState): Promise<Tolerance> {
  const { ToleratedFailureCount: count, ToleratedFailurePercentage: percentage } = state;
  return {
    count: count === undefined ? undefined : await numberOf(frame, 'ToleratedFailureCount', count),
    percentage: percentage === undefined ? undefined : await numberOf(frame, 'ToleratedFailurePercentage', percentage),
  };
}

/** A percentage can only be judged once the number of items is known. */
export function exceeds(tolerance: Tolerance, failed: number, total: number | undefined): boolean {
  const { count, percentage } = tolerance;
  if (failed === 0) return false;
  if (count === undefined && percentage === undefined) return true;
  if (count !== undefined && failed > count) return true;
  return percentage !== undefined && total !== undefined && (failed / total) * 100 > percentage;
}

export function exceeded(failed: number): StateError {
  const cause = `The specified tolerated failure threshold was exceeded: ${failed} items failed.`;
  return new StateError('States.ExceedToleratedFailureThreshold', cause);
}
