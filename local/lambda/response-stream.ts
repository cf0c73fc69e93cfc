// The reading end of a streamed answer: chunks come from the worker a window at a time, never faster than they are read.
import { Readable } from 'node:stream';
import type { Container } from './container.ts';
import type { FunctionError } from './runtime/protocol.ts';

const WINDOW_BYTES = 256 * 1024;

export interface ResponseReader {
  readonly stream: Readable;
  chunk(bytes: Uint8Array): void;
  end(): void;
  fail(error: FunctionError): void;
}

export function readResponse(container: Container): ResponseReader {
  let received = 0;
  let owed = false;
  let over = false;
  const release = () => {
    owed = false;
    received = 0;
    container.signal('drained');
  };
  const stream = new Readable({
    read: () => {
      if (owed) release();
    },
    destroy: (error, done) => {
      if (!over && container.alive) container.signal('cancelled');
      done(error);
    },
  });
  return {
    stream,
    chunk(bytes) {
      if (stream.destroyed) return;
      received += bytes.byteLength;
      const more = stream.push(bytes);
      if (received < WINDOW_BYTES) return;
      if (more) release();
      else owed = true;
    },
    end() {
      over = true;
      stream.push(null);
    },
    fail(error) {
      over = true;
      stream.destroy(new Error(`${error.errorType}: ${error.errorMessage}`));
    },
  };
}
