// A multipart upload's beginning, its abort, and the two lists that show what is under way.
import { randomBytes } from 'node:crypto';
import { AwsFault } from '../wire/aws-fault.ts';
import { bucketOf, parameter, type Room, type S3Call, uploadOf } from './call.ts';
import { checksumElement, parseAlgorithm } from './checksum.ts';
import type { Upload } from './model.ts';
import { takeHeaders } from './object-headers.ts';
import { checkKey } from './put-object.ts';
import { sendEmpty, sendXml } from './respond.ts';

const owner = { ID: '000000000000', DisplayName: 'local' };

export async function createUpload(room: Room, call: S3Call): Promise<void> {
  bucketOf(room, call.bucketName);
  checkKey(call.key);
  const algorithm = parameter(call, 'x-amz-checksum-algorithm');
  if (parameter(call, 'x-amz-checksum-type') === 'FULL_OBJECT') {
    throw new AwsFault('NotImplemented', 'The local S3 keeps composite checksums of uploads, not FULL_OBJECT.', {
      status: 501,
    });
  }
  const upload: Upload = {
    id: randomBytes(24).toString('base64url'),
    bucket: call.bucketName,
    key: call.key,
    headers: takeHeaders(call),
    ...(algorithm ? { checksumAlgorithm: parseAlgorithm(algorithm) } : {}),
    startedAt: room.now().getTime(),
  };
  room.catalogue.uploads.put(upload.id, upload);
  const result = { Bucket: upload.bucket, Key: upload.key, UploadId: upload.id };
  sendXml(call, 'InitiateMultipartUploadResult', result, {
    'x-amz-checksum-algorithm': upload.checksumAlgorithm?.toUpperCase(),
    'x-amz-checksum-type': upload.checksumAlgorithm && 'COMPOSITE',
  });
}

export async function abortUpload(room: Room, call: S3Call): Promise<void> {
  await dropUpload(room, uploadOf(room, call));
  sendEmpty(call, 204);
}

export async function dropUpload(room: Room, upload: Upload): Promise<void> {
  const parts = room.catalogue.transaction(() => forgetUpload(room, upload));
  await room.blobs.discard(parts.map((part) => part.segment));
}

/** Within a transaction; answers the parts, whose bytes are then the caller's. */
export function forgetUpload(room: Room, upload: Upload) {
  const parts = room.catalogue.parts.list(`${upload.id}/`);
  for (const part of parts) room.catalogue.deletePart(upload.id, part.number);
  room.catalogue.uploads.delete(upload.id);
  return parts;
}

export async function listParts(room: Room, call: S3Call): Promise<void> {
  const upload = uploadOf(room, call);
  const marker = Number(call.query.get('part-number-marker') ?? '0');
  const limit = Math.min(Number(call.query.get('max-parts') ?? '1000'), 1000);
  const rest = room.catalogue.parts.list(`${upload.id}/`).filter(({ number }) => number > marker);
  const page = rest.slice(0, limit);
  sendXml(call, 'ListPartsResult', {
    ...{ Bucket: upload.bucket, Key: upload.key, UploadId: upload.id, Owner: owner, Initiator: owner },
    ...{ StorageClass: 'STANDARD', PartNumberMarker: marker, MaxParts: limit },
    ...{ NextPartNumberMarker: page.at(-1)?.number, IsTruncated: rest.length > page.length },
    ChecksumAlgorithm: upload.checksumAlgorithm?.toUpperCase(),
    Part: page.map((part) => ({
      ...{ PartNumber: part.number, ETag: `"${part.etag}"`, Size: part.segment.sizeBytes },
      LastModified: new Date(part.modifiedAt).toISOString(),
      ...checksumElement(part.checksum),
    })),
  });
}

export async function listUploads(room: Room, call: S3Call): Promise<void> {
  bucketOf(room, call.bucketName);
  const prefix = call.query.get('prefix') ?? '';
  const limit = Math.min(Number(call.query.get('max-uploads') ?? '1000'), 1000);
  const position = ({ key, id }: { key: string; id: string }) => `${key}\0${id}`;
  const marker = { key: call.query.get('key-marker') ?? '', id: call.query.get('upload-id-marker') ?? '\u{10ffff}' };
  const rest = room.catalogue.uploads
    .list()
    .filter((upload) => upload.bucket === call.bucketName && upload.key.startsWith(prefix))
    .filter((upload) => marker.key === '' || position(upload) > position(marker))
    .sort((a, b) => (position(a) < position(b) ? -1 : 1));
  const page = rest.slice(0, limit);
  const truncated = rest.length > page.length;
  sendXml(call, 'ListMultipartUploadsResult', {
    ...{ Bucket: call.bucketName, Prefix: prefix, MaxUploads: limit, IsTruncated: truncated },
    NextKeyMarker: truncated ? page.at(-1)?.key : undefined,
    NextUploadIdMarker: truncated ? page.at(-1)?.id : undefined,
    Upload: page.map((upload) => ({
      ...{ Key: upload.key, UploadId: upload.id, Owner: owner, Initiator: owner, StorageClass: 'STANDARD' },
      Initiated: new Date(upload.startedAt).toISOString(),
    })),
  });
}
