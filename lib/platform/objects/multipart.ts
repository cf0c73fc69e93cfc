// S3's multipart upload, begun with the first part and never left half-done: at most two parts are on their way at once.
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { calling } from '../service-failure.ts';

export interface UploadTarget {
  readonly bucket: string;
  /** With the scope's prefix already on it. */
  readonly key: string;
  readonly contentType: string;
}

export interface MultipartUpload {
  started(): boolean;
  /** Resolves when another part may follow. */
  send(bytes: Buffer): Promise<void>;
  complete(): Promise<void>;
  abort(): Promise<void>;
}

interface Uploading {
  readonly at: { readonly Bucket: string; readonly Key: string; readonly UploadId: string };
  readonly parts: Promise<CompletedPart>[];
}

const partsAtOnce = 2;

export function multipart(client: S3Client, target: UploadTarget): MultipartUpload {
  let uploading: Uploading | undefined;
  return {
    started: () => uploading !== undefined,
    async send(bytes) {
      uploading ??= await begin(client, target);
      const part = upload(client, uploading, bytes);
      // Its failure is met by whoever awaits it below or in complete(); until then it must not count as unhandled.
      part.catch(() => undefined);
      uploading.parts.push(part);
      await uploading.parts.at(-partsAtOnce);
    },
    async complete() {
      if (!uploading) throw new Error('An upload without parts cannot be completed.');
      const { at, parts } = uploading;
      const input = { ...at, MultipartUpload: { Parts: await Promise.all(parts) } };
      await calling('Object storage', () => client.send(new CompleteMultipartUploadCommand(input)));
    },
    async abort() {
      if (!uploading) return;
      const { at, parts } = uploading;
      await Promise.allSettled(parts);
      await calling('Object storage', () => client.send(new AbortMultipartUploadCommand(at)));
    },
  };
}

async function begin(client: S3Client, { bucket: Bucket, key: Key, contentType: ContentType }: UploadTarget) {
  const command = new CreateMultipartUploadCommand({ Bucket, Key, ContentType });
  const { UploadId } = await calling('Object storage', () => client.send(command));
  if (!UploadId) throw new Error('S3 began a multipart upload without an id.');
  return { at: { Bucket, Key, UploadId }, parts: [] };
}

async function upload(client: S3Client, { at, parts }: Uploading, Body: Buffer): Promise<CompletedPart> {
  const PartNumber = parts.length + 1;
  const command = new UploadPartCommand({ ...at, PartNumber, Body });
  const { ETag } = await calling('Object storage', () => client.send(command));
  return { PartNumber, ...(ETag ? { ETag } : {}) };
}
