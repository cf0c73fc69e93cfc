// Lambda's response streaming for handlers: `awslambda.streamifyResponse` and `awslambda.HttpResponseStream`.
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FromContainer } from './protocol.ts';

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const PRELUDE_END = Buffer.alloc(8);
const WINDOW_BYTES = 256 * 1024;

export interface ResponseStream {
  readonly writable: Writable;
  resume(): void;
  cancel(): void;
  /** Resolves when the handler's stream has ended, or its reader has gone. */
  finished(): Promise<void>;
}

export function installStreaming(): void {
  // Writable: the SDK's invoke store assigns and extends it.
  Object.assign(globalThis, {
    awslambda: {
      streamifyResponse: (handler: object) => Object.assign(handler, { [STREAMING]: 'response' }),
      HttpResponseStream: { from: withPrelude },
    },
  });
}

export function isStreaming(handler: object): boolean {
  return STREAMING in handler;
}

/** What AWS puts before the body: status and headers, then eight zero bytes, then the body. */
function withPrelude(stream: Writable, metadata: unknown): Writable {
  stream.write(Buffer.concat([Buffer.from(JSON.stringify(metadata)), PRELUDE_END]));
  return stream;
}

export function openResponseStream(post: (message: FromContainer) => void): ResponseStream {
  let sent = 0;
  let waiting: (() => void) | undefined;
  let cancelled = false;
  const writable = new Writable({
    write(chunk: Buffer, _encoding, done) {
      post({ kind: 'chunk', bytes: chunk });
      sent += chunk.byteLength;
      if (sent < WINDOW_BYTES) return done();
      sent = 0;
      waiting = done;
    },
  });
  Object.assign(writable, { setContentType: () => undefined });
  writable.on('error', () => undefined);
  return {
    writable,
    resume: () => {
      waiting?.();
      waiting = undefined;
    },
    cancel: () => {
      cancelled = true;
      writable.destroy();
    },
    finished: () =>
      finished(writable).catch((error: unknown) => {
        if (!cancelled) throw error;
      }),
  };
}
