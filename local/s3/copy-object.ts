// CopyObject: another name for the same bytes, with the old headers or with new ones.
import { AwsFault } from '../wire/aws-fault.ts';
import { bucketOf, parameter, type Room, type S3Call } from './call.ts';
import { checksumElement } from './checksum.ts';
import { checkRead } from './conditions.ts';
import { livingObject } from './get-object.ts';
import type { StoredObject } from './model.ts';
import { takeHeaders, versionHeader } from './object-headers.ts';
import { checkKey, commitObject } from './put-object.ts';
import { sendXml } from './respond.ts';

export async function copyObject(room: Room, call: S3Call): Promise<void> {
  const bucket = bucketOf(room, call.bucketName);
  checkKey(call.key);
  const source = copySource(room, call);
  const replace = parameter(call, 'x-amz-metadata-directive') === 'REPLACE';
  if (!replace && source.bucket === call.bucketName && source.key === call.key && source.version === 'null') {
    const message =
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.";
    throw new AwsFault('InvalidRequest', message);
  }
  const segments = await room.blobs.duplicate(source.segments);
  const object = await commitObject(room, call, bucket, {
    segments,
    etag: source.etag,
    headers: replace ? takeHeaders(call) : source.headers,
    ...(source.checksum ? { checksum: source.checksum } : {}),
  });
  const result = {
    ETag: `"${object.etag}"`,
    LastModified: new Date(object.modifiedAt).toISOString(),
    ...checksumElement(object.checksum),
  };
  sendXml(call, 'CopyObjectResult', result, {
    ...versionHeader(object),
    'x-amz-copy-source-version-id': source.version === 'null' ? undefined : source.version,
  });
}

/** `x-amz-copy-source: bucket/key?versionId=…`, URL-encoded, with or without a leading slash. */
export function copySource(room: Room, call: S3Call): StoredObject {
  const header = parameter(call, 'x-amz-copy-source') ?? '';
  const match = /^\/?([^/]+)\/(.+?)(?:\?versionId=(.+))?$/.exec(header);
  const [, bucket, key, version] = match ?? [];
  if (!bucket || !key) throw new AwsFault('InvalidArgument', 'Copy Source must mention the source bucket and key');
  const source = livingObject(room, call, bucket, decodeKey(key), version);
  checkRead(call, source, 'x-amz-copy-source-');
  return source;
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    throw new AwsFault('InvalidArgument', 'Copy Source is not URL-encoded.');
  }
}
