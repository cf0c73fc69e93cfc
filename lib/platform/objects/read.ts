// `objects:read`: what a function may learn of the stored objects of its own scope.
import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { CallFrame, Capability, Scope } from '../capability.ts';
import { calling } from '../service-failure.ts';
import { setting } from '../settings.ts';
import { s3For, s3Lasting } from './client.ts';
import { objectKey } from './key.ts';
import { meansMissing } from './means-missing.ts';
import { readResuming } from './read-resuming.ts';

export interface ObjectHead {
  readonly sizeBytes: number;
  readonly contentType: string;
  readonly etag: string;
  /** Hex; known only of objects whose writer knew it beforehand. */
  readonly sha256?: string;
}

export interface ObjectDownload {
  readonly key: string;
  /** What the browser saves it as. */
  readonly fileName: string;
  readonly expiresSeconds: number;
}

export interface ObjectsRead {
  head(key: string): Promise<ObjectHead | undefined>;
  /** The content as it arrives, resumed after a broken connection; a missing object fails with ObjectMissing. */
  open(key: string): Readable;
  /** The whole content as UTF-8; only for what is known to be small. */
  text(key: string): Promise<string>;
  presignDownload(download: ObjectDownload): Promise<string>;
}

export const objectsRead: Capability<'objects:read', { readonly objects: ObjectsRead }> = {
  name: 'objects:read',
  open: ({ scope }: CallFrame) => ({ objects: readsOf(scope) }),
};

export function readsOf(scope: Scope): ObjectsRead {
  const open = (key: string) => Readable.from(readResuming(scope, key), { objectMode: false });
  return {
    open,
    head: (key) => head(scope, key),
    text: async (key) => Buffer.concat(await open(key).toArray()).toString('utf8'),
    presignDownload: (download) => presignDownload(scope, download),
  };
}

async function head(scope: Scope, key: string): Promise<ObjectHead | undefined> {
  try {
    const input = { Bucket: setting('BUCKET_NAME'), Key: objectKey(scope, key) };
    const found = await calling('Object storage', () => s3For(scope).send(new HeadObjectCommand(input)));
    const sha256 = found.Metadata?.['sha256'];
    return {
      sizeBytes: found.ContentLength ?? 0,
      contentType: found.ContentType ?? 'application/octet-stream',
      etag: found.ETag ?? '',
      ...(sha256 ? { sha256 } : {}),
    };
  } catch (error) {
    if (meansMissing(error)) return undefined;
    throw error;
  }
}

async function presignDownload(scope: Scope, { key, fileName, expiresSeconds }: ObjectDownload): Promise<string> {
  const command = new GetObjectCommand({
    Bucket: setting('BUCKET_NAME'),
    Key: objectKey(scope, key),
    ResponseContentDisposition: `attachment; filename*=UTF-8''${extended(fileName)}`,
  });
  return calling('Object storage', () =>
    getSignedUrl(s3Lasting(scope, expiresSeconds), command, { expiresIn: expiresSeconds }),
  );
}

/** RFC 8187: what encodeURIComponent leaves alone although it means something there is escaped too. */
function extended(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
