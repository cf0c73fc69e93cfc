// What the table itself can refuse.
import { defineFault, type Fault } from '../../shared/fault.ts';

export const StateChanged = defineFault<{ entity: string }>({
  reason: 'state_changed',
  kind: 'conflict',
  cause: 'Somebody else changed the same thing between your read and your write.',
  remedy: 'Read it again and repeat the request if it still makes sense.',
  say: ({ entity }) => `The ${entity} changed while this request was being carried out; read it again and retry.`,
});

export const ItemTooLarge = defineFault({
  reason: 'item_too_large',
  kind: 'too_large',
  cause: 'What the request would keep exceeds what one item of the database holds (400 KB).',
  remedy: 'Send less in one piece, or upload it by POST /v1/files and refer to the file.',
  say: () => 'This is too large to be kept in one piece (400 KB at most); nothing was written. Send less, or a file.',
});

export const TooManyWrites = defineFault<{ writes: number; limit: number }>({
  reason: 'too_many_writes',
  kind: 'too_large',
  cause: 'The request would change more things than one transaction can.',
  remedy: 'Split it into several requests.',
  say: ({ writes, limit }) =>
    `This would write ${writes} items at once and at most ${limit} are possible; nothing was written. Split it.`,
});

export const StoreUnavailable = defineFault({
  reason: 'store_unavailable',
  kind: 'unavailable',
  cause: 'The database refused or delayed the request (throttling, time-out, maintenance).',
  remedy: 'Retry after the number of seconds in Retry-After; requests with an Idempotency-Key are safe to repeat.',
  say: () => 'The data store is not answering at the moment; nothing was written. Retry shortly.',
  retryAfterSeconds: 2,
});

const overtaken = new WeakSet<Error>();

/** Marks what is thrown because a write met another prior state than had been read. */
export function asOvertaken(fault: Fault): Fault {
  overtaken.add(fault);
  return fault;
}

/** Whether somebody else was faster between this caller's read and write, whatever fault says so. */
export const wasOvertaken = (error: unknown): error is Fault => error instanceof Error && overtaken.has(error);
