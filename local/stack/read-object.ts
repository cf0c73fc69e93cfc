// Opens an object of the embedded S3 for a flow that maps over it; the client is loaded only when a flow does.
import { Readable } from 'node:stream';
import { rootCredentials } from '../wire/access-key.ts';

export type ReadObject = (bucket: string, key: string) => Promise<Readable>;

export function createReadObject(endpoint: () => string, region: string): ReadObject {
  const open = once(async () => {
    const { GetObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
    const client = new S3Client({ endpoint: endpoint(), region, forcePathStyle: true, credentials: rootCredentials });
    return async (Bucket: string, Key: string) => (await client.send(new GetObjectCommand({ Bucket, Key }))).Body;
  });
  return async (bucket, key) => {
    const read = await open();
    const body = await read(bucket, key);
    if (!(body instanceof Readable)) throw new Error(`s3://${bucket}/${key} has no body`);
    return body;
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
