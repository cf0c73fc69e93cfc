// A presigned URL is a permission for one thing, for a while: what it must open, and what it must not.
import {
  CreateMultipartUploadCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createSts } from '../sts/index.ts';
import { rootCredentials } from '../wire/access-key.ts';
import { serve } from '../wire/serve.ts';
import { lodge } from './lodging.ts';

let skewMs = 0;
const lodging = await lodge({
  now: () => new Date(Date.now() + skewMs),
  bucket: {
    CorsConfiguration: {
      CorsRules: [
        {
          AllowedOrigins: ['https://*.acme.test'],
          AllowedMethods: ['GET', 'PUT'],
          AllowedHeaders: ['content-*', 'x-amz-*'],
          ExposedHeaders: ['ETag'],
          MaxAge: 600,
        },
      ],
    },
  },
});
const { client, bucket: Bucket, endpoint } = lodging;
afterAll(() => lodging[Symbol.asyncDispose]());

const sign = {
  get: (Key: string, expiresIn = 60) => getSignedUrl(client, new GetObjectCommand({ Bucket, Key }), { expiresIn }),
  put: (Key: string, more: object = {}) =>
    getSignedUrl(client, new PutObjectCommand({ Bucket, Key, ...more }), { expiresIn: 60 }),
};
const store = (Key: string, Body: string) => client.send(new PutObjectCommand({ Bucket, Key, Body }));
const refusal = async (answer: Response) => ({ status: answer.status, code: codeOf(await answer.text()) });
const codeOf = (xml: string) => /<Code>(.*?)<\/Code>/.exec(xml)?.[1];

test('a presigned PUT takes any body, and a presigned GET gives it back, by plain fetch', async () => {
  const body = 'site,date\nä,2026-01-01\n'.repeat(1000);
  const put = await fetch(await sign.put('up load/ä+1.csv'), { method: 'PUT', body });
  expect({ status: put.status, text: await put.text() }).toEqual({ status: 200, text: '' });
  const got = await fetch(await sign.get('up load/ä+1.csv'));
  expect(await got.text()).toBe(body);
});

test('a signed content type must be sent', async () => {
  const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: 'typed', ContentType: 'text/csv' }), {
    signableHeaders: new Set(['content-type']),
  });
  const wrong = await fetch(url, { method: 'PUT', body: 'x', headers: { 'content-type': 'text/html' } });
  expect(await refusal(wrong)).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  const right = await fetch(url, { method: 'PUT', body: 'x', headers: { 'content-type': 'text/csv' } });
  expect(right.status).toBe(200);
});

test('an expired URL is refused, and only then', async () => {
  await store('timed', 'x');
  const url = await sign.get('timed', 30);
  skewMs = 29_000;
  expect((await fetch(url)).status).toBe(200);
  skewMs = 32_000;
  const late = await fetch(url);
  const xml = await late.text();
  skewMs = 0;
  expect(late.status).toBe(403);
  expect(xml).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>');
});

test('a URL altered in any one character is refused', async () => {
  await store('sealed', 'secret');
  const url = new URL(await sign.get('sealed'));
  const signed = `${url.pathname}${url.search}`;
  await fc.assert(
    fc.asyncProperty(fc.nat(signed.length - 1), fc.constantFrom('a', '7', 'Z'), async (at, character) => {
      fc.pre(at > 0 && signed[at] !== character && signed[at]?.toLowerCase() !== character.toLowerCase());
      const altered = await fetch(`${endpoint}${signed.slice(0, at)}${character}${signed.slice(at + 1)}`);
      const text = await altered.text();
      expect(text).not.toContain('secret');
      expect(altered.status).toBeGreaterThanOrEqual(400);
    }),
    { numRuns: 60 },
  );
});

test('a URL for one key, method or query opens no other', async () => {
  await store('mine', 'x');
  await store('yours', 'y');
  const url = await sign.get('mine');
  const mismatch = { status: 403, code: 'SignatureDoesNotMatch' };
  expect(await refusal(await fetch(url.replace('/mine?', '/yours?')))).toEqual(mismatch);
  expect(await refusal(await fetch(url, { method: 'DELETE' }))).toEqual(mismatch);
  expect(await refusal(await fetch(url, { method: 'PUT', body: 'z' }))).toEqual(mismatch);
  expect(await refusal(await fetch(`${url}&response-content-type=text/html`))).toEqual(mismatch);
  expect(await refusal(await fetch(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000')))).toEqual(mismatch);
  const extra = await fetch(await sign.put('mine'), { method: 'PUT', body: 'z', headers: { 'x-amz-meta-a': 'b' } });
  expect(await refusal(extra)).toEqual({ status: 403, code: 'AccessDenied' });
});

test('without a signature, with a foreign key, or with a wrong secret nothing opens', async () => {
  expect(await refusal(await fetch(`${endpoint}/${Bucket}/mine`))).toEqual({ status: 403, code: 'AccessDenied' });
  const as = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
    new S3Client({ endpoint, region: 'eu-central-1', forcePathStyle: true, credentials });
  const read = new GetObjectCommand({ Bucket, Key: 'mine' });
  const foreign = as({ accessKeyId: 'AKIAFOREIGN', secretAccessKey: 'x' });
  await expect(foreign.send(read)).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
  const guessed = as({ ...rootCredentials, secretAccessKey: 'guess' });
  await expect(guessed.send(read)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
});

test('an assumed role signs for as long as it lasts', async () => {
  await using sts = await serve(await createSts());
  const asker = new STSClient({ endpoint: sts.endpoint, region: 'eu-central-1', credentials: rootCredentials });
  const RoleArn = 'arn:aws:iam::000000000000:role/tenant';
  const { Credentials } = await asker.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: 'acme', DurationSeconds: 900 }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  const tenant = new S3Client({ endpoint, region: 'eu-central-1', forcePathStyle: true, credentials });
  await tenant.send(new PutObjectCommand({ Bucket, Key: 'tenant', Body: 'x' }));
  const url = await getSignedUrl(tenant, new GetObjectCommand({ Bucket, Key: 'tenant' }), { expiresIn: 3600 });
  expect((await fetch(url)).status).toBe(200);
  skewMs = 901_000;
  expect(await refusal(await fetch(url))).toEqual({ status: 400, code: 'ExpiredToken' });
  skewMs = 0;
});

test('a part goes up through a presigned URL too', async () => {
  const Key = 'parted';
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const url = await getSignedUrl(client, new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1 }));
  const answer = await fetch(url, { method: 'PUT', body: 'part' });
  expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
});

test('a browser of an allowed origin may preflight, upload, and read why it was refused', async () => {
  const url = await sign.put('browser');
  const origin = 'https://app.acme.test';
  const ask = (from: string, method: string, headers: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: { origin: from, 'access-control-request-method': method, 'access-control-request-headers': headers },
    });
  const preflight = await ask(origin, 'PUT', 'content-type');
  expect(preflight.status).toBe(200);
  expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type');
  expect(preflight.headers.get('access-control-max-age')).toBe('600');
  expect((await ask('https://evil.test', 'PUT', 'content-type')).status).toBe(403);
  expect((await ask(origin, 'DELETE', 'content-type')).status).toBe(403);
  expect((await ask(origin, 'PUT', 'authorization')).status).toBe(403);
  const put = await fetch(url, { method: 'PUT', body: 'x', headers: { origin } });
  expect(put.headers.get('access-control-expose-headers')).toBe('ETag');
  const refused = await fetch(`${url}0`, { method: 'PUT', body: 'x', headers: { origin } });
  expect(refused.status).toBe(403);
  expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
  const stranger = await fetch(url, { method: 'PUT', body: 'x', headers: { origin: 'https://evil.test' } });
  expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
});
