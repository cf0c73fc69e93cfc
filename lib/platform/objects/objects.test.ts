// What the objects port promises, over the wire to an S3 and an STS.
import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { lodge } from '../../../local/s3/lodging.ts';
import { createSts } from '../../../local/sts/index.ts';
import { rootCredentials } from '../../../local/wire/access-key.ts';
import { serve } from '../../../local/wire/serve.ts';
import type { Scope } from '../capability.ts';
import { systemClock } from '../clock.ts';
import { systemIds } from '../ids.ts';
import { s3For } from './client.ts';
import { objectsWrite } from './index.ts';
import { openSink } from './sink.ts';

const s3 = await lodge();
const sts = await serve(await createSts());
Object.assign(process.env, {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
  AWS_ENDPOINT_URL_S3: s3.endpoint,
  AWS_ENDPOINT_URL_STS: sts.endpoint,
  BUCKET_NAME: s3.bucket,
  TENANT_ROLE_ARN: 'arn:aws:iam::000000000000:role/tenant-plane',
});
afterAll(async () => {
  await s3[Symbol.asyncDispose]();
  await sts[Symbol.asyncDispose]();
});

const portOf = (tenantId: string) =>
  objectsWrite.open({ scope: { plane: 'tenant', tenantId }, clock: systemClock, ids: systemIds }).objects;
const acme = portOf('acme');

test('what was put is read back, with its size, type and digest', async () => {
  const stored = await acme.put('reports/a b+ä.json', '{"a":1}', { contentType: 'application/json' });
  expect(stored.sizeBytes).toBe(7);
  expect(await acme.text('reports/a b+ä.json')).toBe('{"a":1}');
  expect(await acme.head('reports/a b+ä.json')).toMatchObject({
    sizeBytes: 7,
    contentType: 'application/json',
    sha256: stored.sha256,
  });
});

test('another tenant sees nothing under the same key', async () => {
  await acme.put('secret', 'of acme', { contentType: 'text/plain' });
  expect(await portOf('globex').head('secret')).toBeUndefined();
  await expect(portOf('globex').text('secret')).rejects.toMatchObject({ type: { reason: 'object_missing' } });
});

test('no key can climb out of its tenant', async () => {
  for (const key of ['../globex/secret', 'a//b', '', 'a/./b', '/secret']) {
    await expect(acme.put(key, 'x', { contentType: 'text/plain' })).rejects.toThrow('Not an object key');
  }
});

test('a streamed upload of many parts arrives whole and says its digest', async () => {
  const scope: Scope = { plane: 'tenant', tenantId: 'acme' };
  const target = { client: s3For(scope), bucket: s3.bucket, key: 'TENANT/acme/big', contentType: 'text/plain' };
  const sink = openSink({ ...target, partSizeBytes: 5 * 1024 * 1024 });
  const chunk = randomBytes(1_000_000);
  for (let i = 0; i < 12; i++) await sink.write(chunk);
  const { sizeBytes, sha256 } = await sink.done();
  expect(sizeBytes).toBe(12_000_000);
  const read = Buffer.concat(await acme.open('big').toArray());
  expect(read.equals(Buffer.concat(Array.from({ length: 12 }, () => chunk)))).toBe(true);
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('a small streamed upload is one object, and an aborted one is none', async () => {
  const sink = acme.upload('small.csv', 'text/csv');
  await sink.write('a,b\n');
  await sink.write('1,2\n');
  await sink.done();
  expect(await acme.text('small.csv')).toBe('a,b\n1,2\n');
  const dropped = acme.upload('dropped.csv', 'text/csv');
  await dropped.write('a,b\n');
  await dropped.abort();
  expect(await acme.head('dropped.csv')).toBeUndefined();
});

test('a presigned upload takes exactly the type and size that were announced', async () => {
  const ticket = await acme.presignUpload({ key: 'up.csv', contentType: 'text/csv', sizeBytes: 4, expiresSeconds: 60 });
  const send = (body: string, headers = ticket.headers) => fetch(ticket.url, { method: ticket.method, headers, body });
  expect((await send('too long')).status).toBe(403);
  expect((await send('a,b\n', { 'content-type': 'text/html' })).status).toBe(403);
  expect((await send('a,b\n')).status).toBe(200);
  expect(await acme.text('up.csv')).toBe('a,b\n');
});

test('a presigned download serves the content under the name it was given', async () => {
  await acme.put('down', 'hello', { contentType: 'text/plain' });
  const url = await acme.presignDownload({ key: 'down', fileName: "größe '1'.txt", expiresSeconds: 60 });
  const answer = await fetch(url);
  expect(await answer.text()).toBe('hello');
  expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe%20%271%27.txt");
  expect((await fetch(url.replace('TENANT/acme/down', 'TENANT/acme/secret'))).status).toBe(403);
});

test('deleting what is not there is fine', async () => {
  await acme.delete('never-was');
});
