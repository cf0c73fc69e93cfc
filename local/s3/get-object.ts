// GetObject and HeadObject: the same answer, once with and once without the bytes.
import { pipeline } from 'node:stream/promises';
import { AwsFault } from '../wire/aws-fault.ts';
import { parseRange } from './byte-range.ts';
import { bucketOf, type Room, type S3Call } from './call.ts';
import { checkRead } from './conditions.ts';
import type { StoredObject } from './model.ts';
import { giveHeaders } from './object-headers.ts';
import { sendHead } from './respond.ts';

export async function getObject(room: Room, call: S3Call): Promise<void> {
  const object = livingObject(room, call, call.bucketName, call.key, call.query.get('versionId'));
  call.response.setHeader('etag', `"${object.etag}"`);
  checkRead(call, object);
  const range = parseRange(call.request.headers.range, object.sizeBytes);
  const { start, end } = range ?? { start: 0, end: object.sizeBytes };
  const headers = {
    ...giveHeaders(call, object, range === undefined),
    'content-length': end - start,
    ...(range ? { 'content-range': `bytes ${start}-${end - 1}/${object.sizeBytes}` } : {}),
  };
  sendHead(call.response, range ? 206 : 200, headers);
  if (call.method === 'HEAD') return void call.response.end();
  await pipeline(room.blobs.read(object.segments, { start, end }), call.response);
}

/** The object a reader may see, or S3's 404 for a missing key, a missing version and a deleted one. */
export function livingObject(
  room: Room,
  call: S3Call,
  ...[bucket, key, version]: [bucket: string, key: string, version: string | undefined]
): StoredObject {
  bucketOf(room, bucket);
  const found = room.catalogue.find(bucket, key, version);
  if (found && !found.deleteMarker) return found;
  if (found) call.response.setHeader('x-amz-delete-marker', 'true');
  if (found && version !== undefined) {
    throw new AwsFault('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
      status: 405,
    });
  }
  if (version !== undefined) {
    throw new AwsFault('NoSuchVersion', 'The specified version does not exist.', { status: 404 });
  }
  throw new AwsFault('NoSuchKey', 'The specified key does not exist.', { status: 404, members: { Key: key } });
}
