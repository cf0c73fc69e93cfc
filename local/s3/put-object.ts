// PutObject, and the one commit through which every new object version becomes visible.
import { ulid } from 'ulid';
import { AwsFault } from '../wire/aws-fault.ts';
import { bucketOf, type Room, type S3Call } from './call.ts';
import { checksumHeaders } from './checksum.ts';
import { checkWrite } from './conditions.ts';
import type { Bucket, StoredObject } from './model.ts';
import { takeHeaders, versionHeader } from './object-headers.ts';
import { receiveBody } from './receive-body.ts';
import { sendEmpty } from './respond.ts';

const maxKeyBytes = 1024;

export async function putObject(room: Room, call: S3Call): Promise<void> {
  const bucket = bucketOf(room, call.bucketName);
  checkKey(call.key);
  // Asked twice: before the bytes, to spare them; and in the commit, since another writer may be faster.
  checkWrite(call, livingUnder(room, call));
  const headers = takeHeaders(call);
  const { segment, md5, checksum } = await receiveBody(room, call);
  const object = await commitObject(room, call, bucket, {
    segments: [segment],
    etag: md5,
    headers,
    ...(checksum ? { checksum } : {}),
  });
  sendEmpty(call, 200, { etag: `"${md5}"`, ...versionHeader(object), ...checksumHeaders(checksum) });
}

export type NewObject = Pick<StoredObject, 'segments' | 'etag' | 'headers' | 'checksum'>;

/** Commits or, if a precondition no longer holds, takes the written bytes away again. */
export async function commitObject(
  room: Room,
  call: S3Call,
  ...[bucket, content, alongside]: [bucket: Bucket, content: NewObject, alongside?: () => void]
): Promise<StoredObject> {
  const object: StoredObject = {
    ...content,
    bucket: bucket.name,
    key: call.key,
    version: newVersion(bucket),
    deleteMarker: false,
    sizeBytes: content.segments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    modifiedAt: room.now().getTime(),
  };
  try {
    const replaced = room.catalogue.transaction(() => {
      checkWrite(call, livingUnder(room, call));
      alongside?.();
      return room.catalogue.insert(object);
    });
    await room.blobs.discard(replaced);
    return object;
  } catch (error) {
    if (!alongside) await room.blobs.discard(content.segments);
    throw error;
  }
}

export function newVersion(bucket: Bucket): string {
  return bucket.versioned ? ulid() : 'null';
}

export function checkKey(key: string): void {
  if (Buffer.byteLength(key) <= maxKeyBytes) return;
  throw new AwsFault('KeyTooLongError', 'Your key is too long', { members: { MaxSizeAllowed: maxKeyBytes } });
}

export function livingUnder(room: Room, call: S3Call): StoredObject | undefined {
  const found = room.catalogue.find(call.bucketName, call.key);
  return found?.deleteMarker ? undefined : found;
}
