// A fixed number of workers over one source; the source is read no faster than they work.
export async function runWorkers<T>(
  source: AsyncIterable<T>,
  count: number,
  work: (value: T) => Promise<boolean>,
): Promise<void> {
  const iterator = source[Symbol.asyncIterator]();
  let open = true;
  const worker = async (): Promise<void> => {
    while (open) {
      const next = await iterator.next();
      if (next.done) break;
      if (!(await work(next.value))) open = false;
    }
  };
  try {
    await Promise.all(Array.from({ length: count }, worker));
  } finally {
    await iterator.return?.();
  }
}
