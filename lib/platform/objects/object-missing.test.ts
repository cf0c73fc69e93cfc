// What a role that may list nothing but its own prefix is told of objects that are not there.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readsOf } from './read.ts';

let denied = '';
/** An S3 that refuses everything, in the words AWS uses. */
const server = createServer((_request, response) => {
  const message = `User: arn:aws:sts::0:assumed-role/tenant is not authorized to perform: ${denied} on resource: "x"`;
  response.writeHead(403, { 'content-type': 'application/xml' });
  response.end(`<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    BUCKET_NAME: 'objects',
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const objects = readsOf({ plane: 'platform' });

test('a refusal to list means that there is nothing to read', async () => {
  denied = 's3:ListBucket';
  await expect(objects.text('gone')).rejects.toMatchObject({ type: { reason: 'object_missing' } });
  expect(await objects.head('gone')).toBeUndefined();
});

test('a refusal to read or to decrypt is no missing object', async () => {
  for (denied of ['s3:GetObject', 'kms:Decrypt'])
    await expect(objects.text('kept')).rejects.toMatchObject({ name: 'AccessDenied' });
});
