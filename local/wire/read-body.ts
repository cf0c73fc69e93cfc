// The whole body of a request in one buffer, with a ceiling: for the protocols whose messages are small by contract.
import type { IncomingMessage } from 'node:http';
import { AwsFault } from './aws-fault.ts';

export const defaultBodyLimitBytes = 8 * 1024 * 1024;

export async function readBody(request: IncomingMessage, limitBytes = defaultBodyLimitBytes): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('The request stream was given an encoding before it was read.');
    length += chunk.length;
    if (length > limitBytes) {
      throw new AwsFault('RequestEntityTooLarge', `The body is larger than ${limitBytes} bytes.`, { status: 413 });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
