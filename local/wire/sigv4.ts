// Signature Version 4, recomputed from the request as it came over the wire: what makes a presigned URL a real permission.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  readonly method: string;
  /** Path and query, still encoded. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Signature {
  readonly accessKeyId: string;
  /** `20260101/eu-central-1/s3/aws4_request` */
  readonly scope: string;
  readonly timestamp: string;
  readonly signedHeaders: readonly string[];
  readonly payloadHash: string;
  readonly value: string;
}

export function queryOf(url: string): [string, string][] {
  const mark = url.indexOf('?');
  if (mark < 0) return [];
  return url
    .slice(mark + 1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [decode(pair), ''] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
    });
}

export function signatureHolds(request: SignedRequest, signature: Signature, secretAccessKey: string): boolean {
  const canonical = sha256(canonicalRequest(request, signature));
  const toSign = ['AWS4-HMAC-SHA256', signature.timestamp, signature.scope, canonical].join('\n');
  const key = signature.scope
    .split('/')
    .reduce<string | Buffer>((chained, part) => hmac(chained, part), `AWS4${secretAccessKey}`);
  const expected = hmac(key, toSign);
  const given = Buffer.from(signature.value, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** S3's way: the path is encoded once and never normalised, since `a//b` and `a/b` are two keys. */
function canonicalRequest(request: SignedRequest, signature: Signature): string {
  const path = request.url.split('?', 1)[0] ?? '/';
  const query = queryOf(request.url)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([nameA, a], [nameB, b]) => (nameA === nameB ? order(a, b) : order(nameA, nameB)))
    .map((pair) => pair.join('='));
  const headers = signature.signedHeaders.map((name) => {
    const value = request.headers[name];
    return `${name}:${(Array.isArray(value) ? value.join(',') : (value ?? '')).trim().replace(/ +/g, ' ')}\n`;
  });
  return [
    request.method,
    path
      .split('/')
      .map((segment) => encode(decode(segment)))
      .join('/'),
    query.join('&'),
    headers.join(''),
    signature.signedHeaders.join(';'),
    signature.payloadHash,
  ].join('\n');
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
