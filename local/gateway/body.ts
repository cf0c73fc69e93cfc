// Reads a request body up to API Gateway's 10 MB and gives it to the event as text or, for binary media types, as base64.
import type { IncomingMessage } from 'node:http';
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
  const whole = Buffer.concat(chunks);
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
