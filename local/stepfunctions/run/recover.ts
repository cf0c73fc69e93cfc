// After a state failed: wait and try again, hand over to a catcher, or let the failure pass.
import type { Catcher, Retrier } from '../asl/fields.ts';
import type { JsonObject } from '../asl/json.ts';
import type { State } from '../asl/nested-states.ts';
import { conclude } from './conclude.ts';
import { matches } from './error-match.ts';
import { type Frame, forgetChildren, save, type Transition } from './frame.ts';
import { nextRetry } from './retry.ts';
import type { StateError } from './state-error.ts';

export async function recover(frame: Frame, state: State, failure: StateError): Promise<Transition | 'retry'> {
  closeToken(frame);
  const retriers: readonly Retrier[] = ('Retry' in state && state.Retry) || [];
  const retry = nextRetry(retriers, frame.cursor.retries, { error: failure.error, random: Math.random });
  if (retry) {
    const retries = retriers.map((_, index) => (frame.cursor.retries[index] ?? 0) + (index === retry.retrier ? 1 : 0));
    const { token: _token, items: _items, ...kept } = frame.cursor;
    const wakeAt = frame.run.host.clock.now() + retry.delayMs;
    frame.cursor = { ...kept, retries, retryCount: frame.cursor.retryCount + 1, wakeAt };
    forgetChildren(frame);
    save(frame);
    return 'retry';
  }
  const catchers: readonly Catcher[] = ('Catch' in state && state.Catch) || [];
  const catcher = catchers.find(({ ErrorEquals }) => matches(ErrorEquals, failure.error));
  if (!catcher) throw failure;
  const errorOutput: JsonObject = { Error: failure.error ?? '', Cause: failure.cause ?? '' };
  const { Output, Assign, Next } = catcher;
  return conclude(frame, { next: Next, Output, Assign, otherwise: errorOutput, seen: { errorOutput } });
}

export function closeToken(frame: Frame): void {
  if (frame.cursor.token) frame.run.host.tokens.close(frame.cursor.token.id);
}
