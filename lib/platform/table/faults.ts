// What the table itself can refuse.
import { defineFault } from '../../shared/fault.ts';

export const StateChanged = defineFault<{ entity: string }>({
  reason: 'state_changed',
  kind: 'conflict',
  cause: 'Somebody else changed the same thing between your read and your write.',
  remedy: 'Read it again and repeat the request if it still makes sense.',
  say: ({ entity }) => `The ${entity} changed while this request was being carried out; read it again and retry.`,
});

export const StoreUnavailable = defineFault({
  reason: 'store_unavailable',
  kind: 'unavailable',
  cause: 'The database refused or delayed the request (throttling, time-out, maintenance).',
  remedy: 'Retry after the number of seconds in Retry-After; requests with an Idempotency-Key are safe to repeat.',
  say: () => 'The data store is not answering at the moment; nothing was written. Retry shortly.',
  retryAfterSeconds: 2,
});
