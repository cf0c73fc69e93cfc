// A body on its way to disk: unframed, counted, digested, and kept only if every promise its headers made holds.
import { AwsFault } from '../wire/aws-fault.ts';
import { decodeAwsChunked } from './aws-chunked.ts';
import type { Room, S3Call } from './call.ts';
import { openDigest, parseAlgorithm } from './checksum.ts';
import { type Checksum, type ChecksumAlgorithm, checksumAlgorithm, type Segment } from './model.ts';

const maxObjectBytes = 5 * 1024 ** 3;

export interface Received {
  readonly segment: Segment;
  /** Hexadecimal MD5: the ETag of a part or of a plain object. */
  readonly md5: string;
  readonly checksum?: Checksum;
}

export async function receiveBody(room: Room, call: S3Call, wanted?: ChecksumAlgorithm): Promise<Received> {
  const promised = declaredLength(call);
  const trailers = new Map<string, string>();
  const algorithm = algorithmOf(call) ?? wanted;
  const signedHash = signedPayloadHash(call);
  const md5 = openDigest('md5');
  const sum = algorithm && openDigest(algorithm);
  const sha256 = signedHash === undefined ? undefined : openDigest('sha256');
  const segment = await room.blobs.write(meter(payload(call, trailers), [md5, sum, sha256]));
  const received = md5.value();
  const value = sum?.value().toString('base64');
  const given = algorithm && (trailers.get(`x-amz-checksum-${algorithm}`) ?? givenChecksum(call, algorithm));
  try {
    refuseUnless(promised === undefined || promised === segment.sizeBytes, 'IncompleteBody');
    refuseUnless(sha256?.value().toString('hex') === signedHash, 'XAmzContentSHA256Mismatch');
    refuseUnless(sameMd5(call, received), 'BadDigest');
    if (given !== undefined && given !== value) throw badChecksum(algorithm);
  } catch (error) {
    await room.blobs.discard([segment]);
    throw error;
  }
  const kept = algorithm && value !== undefined ? { checksum: fullChecksum(algorithm, value) } : {};
  return { segment, md5: received.toString('hex'), ...kept };
}

function fullChecksum(algorithm: ChecksumAlgorithm, value: string): Checksum {
  return { algorithm, value, type: 'FULL_OBJECT' };
}

async function* meter(source: AsyncIterable<Buffer>, digests: (ReturnType<typeof openDigest> | undefined)[]) {
  let sizeBytes = 0;
  for await (const chunk of source) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxObjectBytes) throw tooLarge();
    for (const digest of digests) digest?.update(chunk);
    yield chunk;
  }
}

function payload(call: S3Call, trailers: Map<string, string>): AsyncIterable<Buffer> {
  return isAwsChunked(call) ? decodeAwsChunked(call.request, trailers) : call.request;
}

export function isAwsChunked(call: S3Call): boolean {
  return (call.request.headers['x-amz-content-sha256'] ?? '').toString().startsWith('STREAMING-');
}

function declaredLength(call: S3Call): number | undefined {
  const header = isAwsChunked(call)
    ? call.request.headers['x-amz-decoded-content-length']
    : call.request.headers['content-length'];
  if (header === undefined) return undefined;
  if (Number(header) > maxObjectBytes) throw tooLarge();
  return Number(header);
}

export function algorithmOf(call: S3Call): ChecksumAlgorithm | undefined {
  const trailer = header(call, 'x-amz-trailer');
  if (trailer?.startsWith('x-amz-checksum-')) return parseAlgorithm(trailer.slice('x-amz-checksum-'.length));
  const named = header(call, 'x-amz-sdk-checksum-algorithm');
  if (named) return parseAlgorithm(named);
  return checksumAlgorithm.options.find((algorithm) => givenChecksum(call, algorithm) !== undefined);
}

function givenChecksum(call: S3Call, algorithm: ChecksumAlgorithm): string | undefined {
  return header(call, `x-amz-checksum-${algorithm}`);
}

/** Not from the query: the SDK presigns the checksum of an empty body into every upload URL, and S3 disregards it. */
function header(call: S3Call, name: string): string | undefined {
  const value = call.request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

function signedPayloadHash(call: S3Call): string | undefined {
  const hash = call.request.headers['x-amz-content-sha256'];
  return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : undefined;
}

function sameMd5(call: S3Call, received: Buffer): boolean {
  const given = call.request.headers['content-md5'];
  return given === undefined || given === received.toString('base64');
}

const sentences = {
  IncompleteBody: 'You did not provide the number of bytes specified by the Content-Length HTTP header',
  XAmzContentSHA256Mismatch: "The provided 'x-amz-content-sha256' header does not match what was computed.",
  BadDigest: 'The Content-MD5 you specified did not match what we received.',
} as const;

function refuseUnless(holds: boolean, code: keyof typeof sentences): void {
  if (!holds) throw new AwsFault(code, sentences[code]);
}

function badChecksum(algorithm: string | undefined): AwsFault {
  const name = algorithm?.toUpperCase();
  return new AwsFault('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
}

function tooLarge(): AwsFault {
  return new AwsFault('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
}
