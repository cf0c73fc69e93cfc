// The retry law, pure: which retrier answers an error, whether it has attempts left, and how long it waits.
import type { Retrier } from '../asl/fields.ts';
import { matches } from './error-match.ts';

export interface Retry {
  readonly retrier: number;
  readonly delayMs: number;
}

/** The first retrier that matches decides alone: when it is spent, no later one is asked. */
export function nextRetry(
  retriers: readonly Retrier[],
  used: readonly number[],
  failure: { readonly error: string | undefined; readonly random: () => number },
): Retry | undefined {
  const index = retriers.findIndex((retrier) => matches(retrier.ErrorEquals, failure.error));
  const retrier = retriers[index];
  const attempt = used[index] ?? 0;
  if (!retrier || attempt >= (retrier.MaxAttempts ?? 3)) return undefined;
  return { retrier: index, delayMs: delayMs(retrier, attempt, failure.random) };
}

/** `IntervalSeconds × BackoffRate ^ attempt`, capped, and with FULL jitter anywhere between nothing and that. */
export function delayMs(retrier: Retrier, attempt: number, random: () => number): number {
  const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** attempt;
  const capped = Math.min(grown, retrier.MaxDelaySeconds ?? 31_622_400);
  return Math.round(capped * 1000 * (retrier.JitterStrategy === 'FULL' ? random() : 1));
}
