// `objects:write`: what a function may store, replace and delete of its own scope, beside reading it.

import { createHash } from 'node:crypto';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { CallFrame, Capability, Scope } from '../capability.ts';
import { calling } from '../service-failure.ts';
import { setting } from '../settings.ts';
import { s3For } from './client.ts';
import { objectKey } from './key.ts';
import { type ObjectsRead, readsOf } from './read.ts';
import { type ObjectSink, openSink } from './sink.ts';

export interface ObjectUpload {
  readonly key: string;
  readonly contentType: string;
  /** When given, S3 refuses a body of any other length. */
  readonly sizeBytes?: number;
  readonly expiresSeconds: number;
}

/** A PUT that anyone may make once they hold it, with exactly these headers, until it expires. */
export interface PresignedUpload {
  readonly url: string;
  readonly method: 'PUT';
  readonly headers: Readonly<Record<string, string>>;
}

export interface StoredObject {
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface ObjectsWrite extends ObjectsRead {
  put(key: string, body: string | Uint8Array, options: { contentType: string }): Promise<StoredObject>;
  /** For content of unknown length: memory stays at a few parts however much is written. */
  upload(key: string, contentType: string): ObjectSink;
  presignUpload(upload: ObjectUpload): Promise<PresignedUpload>;
  /** Deleting what is not there is fine. */
  delete(key: string): Promise<void>;
}

export const objectsWrite: Capability<'objects:write', { readonly objects: ObjectsWrite }> = {
  name: 'objects:write',
  open: ({ scope }: CallFrame) => ({ objects: writesOf(scope) }),
};

function writesOf(scope: Scope): ObjectsWrite {
  return {
    ...readsOf(scope),
    put: (key, body, { contentType }) => put(scope, key, { body: Buffer.from(body), contentType }),
    upload: (key, contentType) =>
      openSink({ client: s3For(scope), bucket: setting('BUCKET_NAME'), key: objectKey(scope, key), contentType }),
    presignUpload: (upload) => presignUpload(scope, upload),
    delete: async (key) => {
      const input = { Bucket: setting('BUCKET_NAME'), Key: objectKey(scope, key) };
      await calling('Object storage', () => s3For(scope).send(new DeleteObjectCommand(input)));
    },
  };
}

async function put(scope: Scope, key: string, given: { body: Buffer; contentType: string }): Promise<StoredObject> {
  const sha256 = createHash('sha256').update(given.body).digest('hex');
  const command = new PutObjectCommand({
    Bucket: setting('BUCKET_NAME'),
    Key: objectKey(scope, key),
    Body: given.body,
    ContentType: given.contentType,
    Metadata: { sha256 },
  });
  await calling('Object storage', () => s3For(scope).send(command));
  return { sizeBytes: given.body.byteLength, sha256 };
}

async function presignUpload(scope: Scope, upload: ObjectUpload): Promise<PresignedUpload> {
  const command = new PutObjectCommand({
    Bucket: setting('BUCKET_NAME'),
    Key: objectKey(scope, upload.key),
    ContentType: upload.contentType,
    ...(upload.sizeBytes === undefined ? {} : { ContentLength: upload.sizeBytes }),
  });
  const url = await calling('Object storage', () =>
    getSignedUrl(s3For(scope), command, {
      expiresIn: upload.expiresSeconds,
      // Type and length are part of the permission: what was announced is what can be stored.
      signableHeaders: new Set(['host', 'content-type', 'content-length']),
    }),
  );
  return { url, method: 'PUT', headers: { 'content-type': upload.contentType } };
}
