// The one place where any error becomes a fault: faults speak for themselves, anything else is ours and stays hidden.
import { isOutage } from '../platform/service-failure.ts';
import { StoreUnavailable } from '../platform/table/index.ts';
import { type Fault, type FaultKind, isFault } from '../shared/fault.ts';
import { Internal } from './faults.ts';

/** The table pushing back under load: the caller may retry, so it is not a bug. */
const PUSHED_BACK = new Set([
  'ProvisionedThroughputExceededException',
  'TransactionInProgressException',
  'TransactionCanceledException',
  'InternalServerError',
]);

export function faultOf(error: unknown): Fault {
  if (isFault(error)) return error;
  // Every other port turns its outages into faults itself; what comes as it is comes from the table.
  if (isOutage(error) || (error instanceof Error && PUSHED_BACK.has(error.name))) return StoreUnavailable();
  return Internal();
}

const PASSING: ReadonlySet<FaultKind> = new Set(['throttled', 'unavailable', 'dependency', 'timeout']);

/** Whether the very same work may well succeed a little later. */
export const isPassing = (error: unknown): boolean => PASSING.has(faultOf(error).type.kind);
