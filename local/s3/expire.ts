// Lifecycle: what a bucket's rules say has lived long enough goes, and so do uploads nobody finished.
import { bucketOf, type Room } from './call.ts';
import { remove } from './delete-object.ts';
import type { ExpiryRule, Segment, StoredObject } from './model.ts';
import { dropUpload } from './upload.ts';

const dayMs = 86_400_000;

export async function expire(room: Room): Promise<void> {
  for (const bucket of room.catalogue.buckets.list()) {
    if (bucket.expiry.length === 0) continue;
    const freed = room.catalogue.transaction(() => expireObjects(room, bucket.name));
    await room.blobs.discard(freed);
    await expireUploads(room, bucket.name, bucket.expiry);
  }
}

function expireObjects(room: Room, name: string): readonly Segment[] {
  const bucket = bucketOf(room, name);
  const freed: Segment[] = [];
  let previous: StoredObject | undefined;
  for (const object of room.catalogue.versions(name)) {
    const newer = previous?.key === object.key ? previous : undefined;
    const since = newer ? newer.modifiedAt : object.modifiedAt;
    const days = (rule: ExpiryRule) => (newer ? rule.oldVersionDays : rule.objectDays);
    if (bucket.expiry.some((rule) => object.key.startsWith(rule.prefix) && past(room, since, days(rule)))) {
      if (newer || !bucket.versioned) freed.push(...remove(room, bucket, object.key, object.version).freed);
      else if (!object.deleteMarker) freed.push(...remove(room, bucket, object.key).freed);
    }
    previous = object;
  }
  return freed;
}

async function expireUploads(room: Room, bucket: string, rules: readonly ExpiryRule[]): Promise<void> {
  for (const upload of room.catalogue.uploads.list()) {
    if (upload.bucket !== bucket) continue;
    const due = rules.some(
      (rule) => upload.key.startsWith(rule.prefix) && past(room, upload.startedAt, rule.abandonedUploadDays),
    );
    if (due) await dropUpload(room, upload);
  }
}

function past(room: Room, since: number, days: number | undefined): boolean {
  return days !== undefined && room.now().getTime() - since > days * dayMs;
}
