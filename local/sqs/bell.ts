// Wakes whoever waits for a queue the moment something happens there, so that nobody ever polls.

export interface Bell {
  ring(name: string): void;
  /** Resolves at the next ring, after `milliseconds`, or when the signal aborts: whichever comes first. */
  wait(name: string, milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Releases all who wait, now and later. */
  close(): void;
}

const longestTimerMs = 60_000;

export function createBell(): Bell {
  const waiting = new Map<string, Set<() => void>>();
  let closed = false;
  const ring = (name: string) => {
    const wakers = waiting.get(name);
    if (!wakers) return;
    waiting.delete(name);
    for (const wake of wakers) wake();
  };
  return {
    ring,
    wait(name, milliseconds, signal) {
      if (closed || signal?.aborted || milliseconds <= 0) return Promise.resolve();
      return new Promise((resolve) => {
        const wakers = waiting.get(name) ?? new Set();
        waiting.set(name, wakers);
        const wake = () => {
          clearTimeout(timer);
          wakers.delete(wake);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.min(milliseconds, longestTimerMs));
        wakers.add(wake);
        signal?.addEventListener('abort', wake);
      });
    },
    close() {
      closed = true;
      for (const name of [...waiting.keys()]) ring(name);
    },
  };
}
