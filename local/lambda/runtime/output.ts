// Sends everything a function prints to the host, so that a container has no standard output of its own.
export function captureOutput(send: (text: string) => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | ((error?: Error | null) => void),
      done?: (error?: Error | null) => void,
    ): boolean => {
      send(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      const finished = typeof encoding === 'function' ? encoding : done;
      if (finished !== undefined) queueMicrotask(() => finished());
      return true;
    };
  }
}
