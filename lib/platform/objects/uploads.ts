// `objects:write`, seen by uploads that others send in parts: what stands already, and a signed request for each part to come.
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
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
  /** Hex; only in an upload whose parts are checked. */
  readonly sha256?: string;
}

export interface PartWanted {
  readonly partNumber: number;
  readonly sizeBytes: number;
  /** Hex; of each part or of none, as the upload was begun. */
  readonly sha256?: string;
}

export interface UploadBegun {
  readonly contentType: string;
  /** Whether each part is sent under its SHA-256, by which storage refuses what changed on its way. */
  readonly checked: boolean;
}

/** One version of an object, by which it can be erased for good. */
export interface WholeObject {
  readonly sizeBytes: number;
  readonly objectVersion?: string;
}

export interface Uploads {
  begin(key: string, begun: UploadBegun): Promise<PartedUpload>;
  /** Undefined when there is no such upload any more: completed, aborted, or abandoned for long. */
  parts(upload: PartedUpload): Promise<readonly StoredPart[] | undefined>;
  /** Storage refuses a part of any other size or, where it is checked, of any other content; a part may be sent again, and the last one counts. */
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
    begin: async (key, { contentType: ContentType, checked }) => {
      const sums = checked && ({ ChecksumAlgorithm: 'SHA256', ChecksumType: 'COMPOSITE' } as const);
      const command = new CreateMultipartUploadCommand({ ...place(key), ContentType, ...sums });
      const { UploadId } = await calling('Object storage', () => s3For(scope).send(command));
      if (!UploadId) throw new Error('S3 began a multipart upload without an id.');
      return { key, uploadId: UploadId };
    },
    parts: (upload) => unlessGone(() => listParts(scope, at(upload))),
    presignPart: (upload, part, expiresIn) => presignPart(scope, at(upload), part, expiresIn),
    complete: (upload, parts) =>
      unlessGone(async () => {
        const Parts = parts.map(completed);
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
    for (const { PartNumber = 0, Size = 0, ETag = '', ChecksumSHA256 } of page.Parts ?? []) {
      const sum = ChecksumSHA256 !== undefined && { sha256: Buffer.from(ChecksumSHA256, 'base64').toString('hex') };
      parts.push({ partNumber: PartNumber, sizeBytes: Size, etag: ETag.replaceAll('"', ''), ...sum });
    }
    PartNumberMarker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
  } while (PartNumberMarker);
  return parts;
}

/** As S3 writes digests. */
const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

const completed = ({ partNumber, etag, sha256 }: StoredPart): CompletedPart => ({
  ...{ PartNumber: partNumber, ETag: `"${etag}"` },
  ...(sha256 !== undefined && { ChecksumSHA256: base64(sha256) }),
});

const CHECKSUM = 'x-amz-checksum-sha256';

async function presignPart(
  scope: Scope,
  upload: Place & { readonly UploadId: string },
  { partNumber, sizeBytes, sha256 }: PartWanted,
  expiresIn: number,
): Promise<PresignedUpload> {
  const sum = sha256 === undefined ? undefined : base64(sha256);
  const part = { ...upload, PartNumber: partNumber, ContentLength: sizeBytes, ...(sum && { ChecksumSHA256: sum }) };
  const client = s3Lasting(scope, expiresIn);
  // As a header that is signed: in the query S3 would disregard it.
  const signableHeaders = new Set(['host', 'content-length', CHECKSUM]);
  const options = { expiresIn, signableHeaders, unhoistableHeaders: new Set([CHECKSUM]) };
  const url = await calling('Object storage', () => getSignedUrl(client, new UploadPartCommand(part), options));
  return { url, method: 'PUT', headers: { ...(sum && { [CHECKSUM]: sum }) } };
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
