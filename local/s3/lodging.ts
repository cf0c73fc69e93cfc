// A real S3 in a temporary folder with one bucket and an unmodified client: where every S3 test lives.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { rootCredentials } from '../wire/access-key.ts';
import { provision } from '../wire/provision.ts';
import { serve } from '../wire/serve.ts';
import { createS3, type S3Options } from './index.ts';

export interface Lodging extends AsyncDisposable {
  readonly client: S3Client;
  readonly bucket: string;
  readonly dataDir: string;
  readonly endpoint: string;
}

interface LodgingOptions extends Partial<S3Options> {
  readonly bucket?: object;
  readonly keep?: boolean;
}

export async function lodge(options: LodgingOptions = {}): Promise<Lodging> {
  const { bucket = {}, keep = false, ...rest } = options;
  const dataDir = rest.dataDir ?? (await mkdtemp(join(tmpdir(), 's3-')));
  const emulator = await createS3({ ...rest, dataDir });
  const { ref } = await provision(emulator, 'AWS::S3::Bucket', bucket, 'Files');
  const served = await serve(emulator);
  const client = clientOf(served.endpoint);
  return {
    ...{ client, bucket: ref, dataDir, endpoint: served.endpoint },
    async [Symbol.asyncDispose]() {
      client.destroy();
      await served[Symbol.asyncDispose]();
      if (!keep) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function clientOf(endpoint: string): S3Client {
  return new S3Client({ endpoint, region: 'eu-central-1', forcePathStyle: true, credentials: rootCredentials });
}
