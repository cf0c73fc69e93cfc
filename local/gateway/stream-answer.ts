// Splits a streamed function answer at its prelude (metadata, eight zero bytes) and pipes the rest to the client as it comes.
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { badAnswer } from './fault.ts';
import { type HttpAnswer, readStreamHead } from './proxy-answer.ts';

const PRELUDE_END = Buffer.alloc(8);
const PRELUDE_LIMIT_BYTES = 16 * 1024;

export interface StreamStart {
  readonly head: Omit<HttpAnswer, 'body'>;
  readonly rest: Buffer;
}

/** Waits for the prelude; a stream that ends or grows without one is not a proxy answer. */
export async function startOf(stream: Readable): Promise<StreamStart> {
  let seen = Buffer.alloc(0);
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk) && !(chunk instanceof Uint8Array)) break;
    seen = Buffer.concat([seen, chunk]);
    const end = seen.indexOf(PRELUDE_END);
    if (end !== -1) {
      return { head: readStreamHead(seen.subarray(0, end).toString('utf8')), rest: seen.subarray(end + 8) };
    }
    if (seen.byteLength > PRELUDE_LIMIT_BYTES) break;
  }
  stream.destroy();
  throw badAnswer();
}

/** A function that fails after the first byte can only break the connection off; the client sees a truncated answer. */
export async function pipeRest(stream: Readable, rest: Buffer, response: ServerResponse): Promise<void> {
  response.flushHeaders();
  if (rest.byteLength > 0) response.write(rest);
  await pipeline(stream, response).catch(() => response.destroy());
}
