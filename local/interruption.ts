// Ctrl-C and its kin, heard from the first moment on: the first asks to end in order, a later one ends at once.

/** What shells expect of a program that was interrupted before it was done. */
export const INTERRUPTED = 130;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PATIENCE_MS = 1_000;

export function hearInterruption(): AbortSignal {
  const interruption = new AbortController();
  let heardAt = 0;
  const hear = (): void => {
    // npm passes on what the terminal has sent us already: an echo is not a second wish.
    if (interruption.signal.aborted && performance.now() - heardAt > PATIENCE_MS) process.exit(INTERRUPTED);
    heardAt ||= performance.now();
    interruption.abort();
  };
  for (const name of SIGNALS) process.on(name, hear);
  return interruption.signal;
}

/** Rejects when the signal comes; never resolves. */
export function interrupted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = (): void => reject(signal.reason);
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}
