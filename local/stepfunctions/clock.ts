// Time as the interpreter knows it: what it is now, and a sleep until a given moment that a signal can end.
import { Aborted } from './run/state-error.ts';

export interface Clock {
  now(): number;
  /** Resolves at or after `deadline` (epoch milliseconds); rejects with Aborted once the signal fires. */
  sleepUntil(deadline: number, signal: AbortSignal): Promise<void>;
}

/** The longest delay setTimeout understands; longer waits are taken in pieces. */
const longestTimerMs = 2_147_483_647;

export const systemClock: Clock = { now: () => Date.now(), sleepUntil };

function sleepUntil(deadline: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const abort = (): void => {
      clearTimeout(timer);
      reject(new Aborted());
    };
    const arm = (): void => {
      const left = deadline - Date.now();
      if (left > 0) {
        timer = setTimeout(arm, Math.min(left, longestTimerMs));
        return;
      }
      signal.removeEventListener('abort', abort);
      resolve();
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    arm();
  });
}
