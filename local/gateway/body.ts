// Reads a request body up to API Gateway's 10 MB, unpacks it, and gives it to the event as text or, for binary media types, as base64.
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';
import type { EventBody } from './event.ts';
import { GatewayFault } from './fault.ts';

const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

export async function readBody(request: IncomingMessage, binaryMediaTypes: readonly string[]): Promise<EventBody> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) throw new GatewayFault('REQUEST_TOO_LARGE');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.byteLength;
    if (bytes > BODY_LIMIT_BYTES) throw new GatewayFault('REQUEST_TOO_LARGE');
    chunks.push(chunk);
  }
  if (bytes === 0) return { text: null, isBase64Encoded: false };
  const whole = await unpacked(Buffer.concat(chunks), request.headers['content-encoding']);
  const isBase64Encoded = isBinary(request.headers['content-type'] ?? 'application/json', binaryMediaTypes);
  return { text: whole.toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
}

function isBinary(contentType: string, binaryMediaTypes: readonly string[]): boolean {
  const given = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return binaryMediaTypes.some((type) => {
    const known = type.toLowerCase();
    return known === '*/*' || known === given || (known.endsWith('/*') && given.startsWith(known.slice(0, -1)));
  });
}

const UNPACK = { gzip: promisify(gunzip), deflate: promisify(inflate) } as const;

/** As API Gateway does it: what is not packed as it says, or in another way, is 415; what unpacks to more than fits is 413. */
async function unpacked(body: Buffer, encoding = 'identity'): Promise<Buffer> {
  const coding = encoding.trim().toLowerCase();
  if (coding === 'identity' || coding === '') return body;
  if (coding !== 'gzip' && coding !== 'deflate') throw new GatewayFault('UNSUPPORTED_MEDIA_TYPE');
  try {
    return await UNPACK[coding](body, { maxOutputLength: BODY_LIMIT_BYTES });
  } catch (problem) {
    throw new GatewayFault(problem instanceof RangeError ? 'REQUEST_TOO_LARGE' : 'UNSUPPORTED_MEDIA_TYPE');
  }
}
