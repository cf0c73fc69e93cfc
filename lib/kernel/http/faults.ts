// The one place where an error becomes an answer: faults speak for themselves, anything else is ours and stays hidden.

import { StoreUnavailable } from '../../platform/table/index.ts';
import { isFault } from '../../shared/fault.ts';
import { Internal } from '../faults.ts';
import { callOf, type Stage } from './call.ts';
import { refuse } from './respond.ts';

/** Dependencies that push back under load: the caller may retry, so it is not a bug. */
const PUSHED_BACK = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'TransactionCanceledException',
  'InternalServerError',
  'TimeoutError',
]);

export const faults: Stage = {
  onError: (request) => {
    if (request.response) return;
    const { error } = request;
    request.response = refuse(faultOf(error), callOf(request.event));
  },
};

function faultOf(error: unknown) {
  if (isFault(error)) return error;
  if (error instanceof Error && PUSHED_BACK.has(error.name)) return StoreUnavailable();
  return Internal();
}
