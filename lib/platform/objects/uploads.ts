// `objects:write`, seen by uploads that others send in parts: what stands already, and a signed request for each part to come.
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { CallFrame, Capability, Scope } from '../capability.ts';
import { calling } from '../service-failure.ts';
import { setting } from '../settings.ts';
import { s3For, s3Lasting } from './client.ts';
import { objectKey } from './key.ts';
import { meansMissing } from './means-missing.ts';
import type { PresignedUpload } from './write.ts';

export interface PartedUpload {
  readonly key: string;
  readonly uploadId: string;
}

export interface StoredPart {
  readonly partNumber: number;
  readonly sizeBytes: number;
  /** Without quotes: the MD5 of the part, in hex. */
  readonly etag: string;
}

export interface PartWanted {
  readonly partNumber: number;
  readonly sizeBytes: number;
}

/** One version of an object, by which it can be erased for good. */
export interface WholeObject {
  readonly sizeBytes: number;
  readonly objectVersion?: string;
}

export interface Uploads {
  begin(key: string, contentType: string): Promise<PartedUpload>;
  /** Undefined when there is no such upload any more: completed, aborted, or abandoned for long. */
  parts(upload: PartedUpload): Promise<readonly StoredPart[] | undefined>;
  /** Storage refuses a part of any other size; a part may be sent again, and the last one counts. */
  presignPart(upload: PartedUpload, part: PartWanted, expiresSeconds: number): Promise<PresignedUpload>;
  /** Undefined when there is no such upload any more. */
  complete(
    upload: PartedUpload,
    parts: readonly StoredPart[],
  ): Promise<{ readonly objectVersion?: string } | undefined>;
  /** Aborting what is not there is fine. */
  abort(upload: PartedUpload): Promise<void>;
  whole(key: string): Promise<WholeObject | undefined>;
  /** With its version nothing of it stays, also where the bucket keeps older ones. */
  erase(key: string, objectVersion: string | undefined): Promise<void>;
}

export const objectUploads: Capability<'objects:write', { readonly uploads: Uploads }> = {
  name: 'objects:write',
  open: ({ scope }: CallFrame) => ({ uploads: uploadsOf(scope) }),
};

function uploadsOf(scope: Scope): Uploads {
  const place = (key: string) => ({ Bucket: setting('BUCKET_NAME'), Key: objectKey(scope, key) });
  const at = ({ key, uploadId }: PartedUpload) => ({ ...place(key), UploadId: uploadId });
  return {
    begin: async (key, ContentType) => {
      const command = new CreateMultipartUploadCommand({ ...place(key), ContentType });
      const { UploadId } = await calling('Object storage', () => s3For(scope).send(command));
      if (!UploadId) throw new Error('S3 began a multipart upload without an id.');
      return { key, uploadId: UploadId };
    },
    parts: (upload) => unlessGone(() => listParts(scope, at(upload))),
    presignPart: (upload, part, expiresIn) => presignPart(scope, at(upload), part, expiresIn),
    complete: (upload, parts) =>
      unlessGone(async () => {
        const Parts = parts.map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: `"${etag}"` }));
        const command = new CompleteMultipartUploadCommand({ ...at(upload), MultipartUpload: { Parts } });
        const { VersionId } = await calling('Object storage', () => s3For(scope).send(command));
        return VersionId ? { objectVersion: VersionId } : {};
      }),
    abort: async (upload) => {
      const command = new AbortMultipartUploadCommand(at(upload));
      await unlessGone(() => calling('Object storage', () => s3For(scope).send(command)));
    },
    whole: (key) => whole(scope, place(key)),
    erase: async (key, objectVersion) => {
      const command = new DeleteObjectCommand({ ...place(key), ...(objectVersion && { VersionId: objectVersion }) });
      await calling('Object storage', () => s3For(scope).send(command));
    },
  };
}

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

async function listParts(scope: Scope, upload: Place & { readonly UploadId: string }): Promise<StoredPart[]> {
  const parts: StoredPart[] = [];
  let PartNumberMarker: string | undefined;
  do {
    const command = new ListPartsCommand({ ...upload, ...(PartNumberMarker && { PartNumberMarker }) });
    const page = await calling('Object storage', () => s3For(scope).send(command));
    for (const { PartNumber = 0, Size = 0, ETag = '' } of page.Parts ?? []) {
      parts.push({ partNumber: PartNumber, sizeBytes: Size, etag: ETag.replaceAll('"', '') });
    }
    PartNumberMarker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
  } while (PartNumberMarker);
  return parts;
}

async function presignPart(
  scope: Scope,
  upload: Place & { readonly UploadId: string },
  { partNumber, sizeBytes }: PartWanted,
  expiresIn: number,
): Promise<PresignedUpload> {
  const command = new UploadPartCommand({ ...upload, PartNumber: partNumber, ContentLength: sizeBytes });
  const client = s3Lasting(scope, expiresIn);
  const signableHeaders = new Set(['host', 'content-length']);
  const url = await calling('Object storage', () => getSignedUrl(client, command, { expiresIn, signableHeaders }));
  return { url, method: 'PUT', headers: {} };
}

async function whole(scope: Scope, place: Place): Promise<WholeObject | undefined> {
  try {
    const { ContentLength = 0, VersionId } = await calling('Object storage', () =>
      s3For(scope).send(new HeadObjectCommand(place)),
    );
    return { sizeBytes: ContentLength, ...(VersionId && { objectVersion: VersionId }) };
  } catch (error) {
    if (meansMissing(error)) return undefined;
    throw error;
  }
}

async function unlessGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === 'NoSuchUpload') return undefined;
    throw error;
  }
}
