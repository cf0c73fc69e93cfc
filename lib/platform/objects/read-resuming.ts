// Reads one object to its end even if connections break: it asks again from the byte it stopped at, of the same version.
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Scope } from '../capability.ts';
import { calling, failureOf } from '../service-failure.ts';
import { setting } from '../settings.ts';
import { s3For } from './client.ts';
import { objectKey } from './key.ts';
import { meansMissing } from './means-missing.ts';
import { ObjectMissing } from './object-missing.ts';

const attemptsWithoutProgress = 3;

interface Position {
  readonly offset: number;
  readonly etag: string | undefined;
}

export async function* readResuming(scope: Scope, key: string): AsyncGenerator<Uint8Array> {
  let offset = 0;
  let etag: string | undefined;
  let failures = 0;
  for (;;) {
    const part = await request(scope, key, { offset, etag });
    etag = part.etag;
    try {
      for await (const chunk of part.body) {
        offset += chunk.byteLength;
        failures = 0;
        yield chunk;
      }
      return;
    } catch (error) {
      failures += 1;
      // Nothing of the rest can be asked for when all bytes came and only the end of the stream broke.
      if (offset >= part.sizeBytes) return;
      if (failures >= attemptsWithoutProgress) throw failureOf('Object storage', error);
    }
  }
}

async function request(scope: Scope, key: string, { offset, etag }: Position) {
  const command = new GetObjectCommand({
    Bucket: setting('BUCKET_NAME'),
    Key: objectKey(scope, key),
    ...(offset > 0 ? { Range: `bytes=${offset}-` } : {}),
    ...(etag ? { IfMatch: etag } : {}),
  });
  try {
    const { Body, ETag, ContentLength } = await calling('Object storage', () => s3For(scope).send(command));
    if (!isByteStream(Body)) throw new Error('S3 answered GetObject without a body.');
    return { body: Body, etag: ETag, sizeBytes: offset + (ContentLength ?? 0) };
  } catch (error) {
    if (meansMissing(error)) throw ObjectMissing({ key });
    throw error;
  }
}

function isByteStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
