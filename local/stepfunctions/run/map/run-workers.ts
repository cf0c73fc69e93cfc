// A fixed number of workers over one source; the source is read no faster than they work.
export interface Workers<T> {
  readonly source: AsyncIterable<T>;
  readonly count: number;
  /** False ends all workers after what they are doing. */
  readonly work: (value: T) => Promise<boolean>;
  /** Called once the source itself has failed, so that work under way can be cut short. */
  readonly onBroken: () => void;
}

/** Resolves or rejects only when no worker is active any more. */
export async function runWorkers<T>({ source, count, work, onBroken }: Workers<T>): Promise<void> {
  const iterator = source[Symbol.asyncIterator]();
  let open = true;
  const worker = async (): Promise<void> => {
    while (open) {
      const next = await iterator.next();
      if (next.done) break;
      if (!(await work(next.value))) open = false;
    }
  };
  const workers = Array.from({ length: count }, () =>
    worker().catch((error: unknown) => {
      open = false;
      onBroken();
      throw error;
    }),
  );
  const settled = await Promise.allSettled(workers);
  await iterator.return?.();
  for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason;
}
