// DeleteObject and DeleteObjects: gone for good, or, in a bucket that keeps versions, hidden behind a marker.
import { AwsFault } from '../wire/aws-fault.ts';
import { readBody } from '../wire/read-body.ts';
import { xmlBlocks, xmlText } from '../wire/xml.ts';
import { bucketOf, type Room, type S3Call } from './call.ts';
import type { Bucket, Segment } from './model.ts';
import { newVersion } from './put-object.ts';
import { sendEmpty, sendXml } from './respond.ts';

interface Deleted {
  readonly freed: readonly Segment[];
  readonly marker: boolean;
  readonly version: string | undefined;
}

const maxKeys = 1000;

export async function deleteObject(room: Room, call: S3Call): Promise<void> {
  const bucket = bucketOf(room, call.bucketName);
  const deleted = room.catalogue.transaction(() => remove(room, bucket, call.key, call.query.get('versionId')));
  await room.blobs.discard(deleted.freed);
  sendEmpty(call, 204, {
    'x-amz-version-id': deleted.version,
    'x-amz-delete-marker': deleted.marker ? 'true' : undefined,
  });
}

export async function deleteObjects(room: Room, call: S3Call): Promise<void> {
  const bucket = bucketOf(room, call.bucketName);
  const body = (await readBody(call.request)).toString('utf8');
  const wanted = xmlBlocks(body, 'Object').map((block) => ({
    key: xmlText(block, 'Key') ?? '',
    version: xmlText(block, 'VersionId'),
  }));
  if (wanted.length === 0 || wanted.length > maxKeys || wanted.some(({ key }) => key === '')) {
    throw new AwsFault('MalformedXML', `The XML must name between 1 and ${maxKeys} objects by their keys.`);
  }
  const deleted = room.catalogue.transaction(() =>
    wanted.map(({ key, version }) => ({ key, asked: version, ...remove(room, bucket, key, version) })),
  );
  await room.blobs.discard(deleted.flatMap(({ freed }) => freed));
  const report = deleted.map(({ key, asked, marker, version }) => ({
    Key: key,
    VersionId: asked,
    DeleteMarker: marker || undefined,
    DeleteMarkerVersionId: marker ? version : undefined,
  }));
  sendXml(call, 'DeleteResult', xmlText(body, 'Quiet') === 'true' ? {} : { Deleted: report });
}

export function remove(room: Room, bucket: Bucket, key: string, version?: string): Deleted {
  if (version === undefined && bucket.versioned) return hide(room, bucket, key);
  const removed = room.catalogue.remove(bucket.name, key, version ?? 'null');
  return { freed: removed?.segments ?? [], marker: removed?.deleteMarker ?? false, version };
}

function hide(room: Room, bucket: Bucket, key: string): Deleted {
  const version = newVersion(bucket);
  const freed = room.catalogue.insert({
    ...{ bucket: bucket.name, key, version, deleteMarker: true, segments: [], sizeBytes: 0, etag: '', headers: {} },
    modifiedAt: room.now().getTime(),
  });
  return { freed, marker: true, version };
}
