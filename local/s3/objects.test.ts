// What the unmodified S3 client must get for single objects: the bytes, the headers, the conditions and the errors.
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { lodge } from './lodging.ts';

const lodging = await lodge();
const { client, bucket: Bucket } = lodging;
afterAll(() => lodging[Symbol.asyncDispose]());

const put = (Key: string, Body: string | Uint8Array | Readable, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string, more: object = {}) => {
  const answer = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, text: (await answer.Body?.transformToString()) ?? '' };
};

test('an object comes back with its bytes, type, metadata and checksum', async () => {
  await put('reports/ä b+c%.txt', 'hello', {
    ContentType: 'text/plain',
    CacheControl: 'no-store',
    Metadata: { tenant: 'acme', site: 'a b' },
    ChecksumAlgorithm: 'SHA256',
  });
  const read = await get('reports/ä b+c%.txt', { ChecksumMode: 'ENABLED' });
  expect(read).toMatchObject({
    text: 'hello',
    ContentType: 'text/plain',
    CacheControl: 'no-store',
    Metadata: { tenant: 'acme', site: 'a b' },
    ChecksumSHA256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
  });
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'reports/ä b+c%.txt' }));
  expect(head).toMatchObject({ ContentLength: 5, ContentType: 'text/plain', Metadata: { tenant: 'acme' } });
});

test('a streamed body of several chunks arrives whole through aws-chunked framing', async () => {
  const bytes = randomBytes(300_000);
  await put('streamed', Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]), { ContentLength: 300_000 });
  const read = await client.send(new GetObjectCommand({ Bucket, Key: 'streamed' }));
  expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  expect(read.ContentEncoding).toBeUndefined();
  expect(read.ChecksumCRC32).toBeDefined();
});

test('a wrong checksum leaves nothing behind', async () => {
  await expect(put('damaged', 'hello', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({ name: 'BadDigest' });
  await expect(get('damaged')).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('any range read is that slice of the whole', async () => {
  const bytes = randomBytes(1000);
  await put('whole', bytes);
  await fc.assert(
    fc.asyncProperty(fc.nat(999), fc.nat(1500), async (start, length) => {
      const read = await get('whole', { Range: `bytes=${start}-${start + length}` });
      expect(read.ContentLength).toBe(Math.min(length + 1, 1000 - start));
      expect(read.ContentRange).toBe(`bytes ${start}-${Math.min(start + length, 999)}/1000`);
    }),
    { numRuns: 25 },
  );
  const slice = async (Range: string) => {
    const answer = await client.send(new GetObjectCommand({ Bucket, Key: 'whole', Range }));
    return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
  };
  expect(await slice('bytes=10-19')).toEqual(bytes.subarray(10, 20));
  expect(await slice('bytes=-7')).toEqual(bytes.subarray(993));
  expect(await slice('bytes=990-')).toEqual(bytes.subarray(990));
  await expect(get('whole', { Range: 'bytes=1000-' })).rejects.toMatchObject({ name: 'InvalidRange' });
});

test('preconditions hold on reads and writes', async () => {
  const { ETag } = await put('once', 'first', { IfNoneMatch: '*' });
  await expect(put('once', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  expect((await get('once')).text).toBe('first');
  await expect(get('once', { IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  await expect(get('once', { IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  await put('once', 'second', { IfMatch: ETag });
  await expect(put('once', 'third', { IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
});

test('of two writers who both demand to be first, one is', async () => {
  const race = await Promise.allSettled(['a', 'b', 'c'].map((text) => put('race', text, { IfNoneMatch: '*' })));
  expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('the reader may name type and file name of the download', async () => {
  await put('download', 'x');
  const read = await get('download', {
    ResponseContentType: 'text/csv',
    ResponseContentDisposition: 'attachment; filename="a.csv"',
  });
  expect(read).toMatchObject({ ContentType: 'text/csv', ContentDisposition: 'attachment; filename="a.csv"' });
});

test('a missing object is NoSuchKey to GET and a bodyless 404 to HEAD', async () => {
  await expect(get('missing')).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'missing' }))).rejects.toMatchObject({
    name: 'NotFound',
  });
  await expect(client.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'x' }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
  });
});

test('a copy outlives its original and may take new metadata', async () => {
  await put('copies/a', 'copied', { Metadata: { kept: 'yes' } });
  await client.send(new CopyObjectCommand({ Bucket, Key: 'copies/b', CopySource: `${Bucket}/copies/a` }));
  await client.send(
    new CopyObjectCommand({
      ...{ Bucket, Key: 'copies/c', CopySource: `${Bucket}/copies/a` },
      ...{ MetadataDirective: 'REPLACE', Metadata: { kept: 'no' } },
    }),
  );
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'copies/a' }));
  expect(await get('copies/b')).toMatchObject({ text: 'copied', Metadata: { kept: 'yes' } });
  expect(await get('copies/c')).toMatchObject({ text: 'copied', Metadata: { kept: 'no' } });
});

test('a listing pages through keys in order and rolls up at the delimiter', async () => {
  const keys = ['l/a/1', 'l/a/2', 'l/b', 'l/c/1', 'l/d', 'l/é'];
  for (const key of keys) await put(key, key);
  const seen: (string | undefined)[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'l/', Delimiter: '/', MaxKeys: 2, ContinuationToken }),
    );
    expect(page.KeyCount).toBeLessThanOrEqual(2);
    seen.push(...(page.CommonPrefixes ?? []).map((common) => common.Prefix));
    seen.push(...(page.Contents ?? []).map((object) => object.Key));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  expect(seen.toSorted()).toEqual(['l/a/', 'l/b', 'l/c/', 'l/d', 'l/é']);
  const flat = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', StartAfter: 'l/b' }));
  expect(flat.Contents?.map((object) => object.Key)).toEqual(keys.slice(3));
});

test('many objects go in one request, and deleting what is not there is no error', async () => {
  await put('gone/a&b', '1');
  await put('gone/<2>', '2');
  const { Deleted } = await client.send(
    new DeleteObjectsCommand({
      Bucket,
      Delete: { Objects: [{ Key: 'gone/a&b' }, { Key: 'gone/<2>' }, { Key: 'gone/3' }] },
    }),
  );
  expect(Deleted).toHaveLength(3);
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'gone/4' }));
  const left = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'gone/' }));
  expect(left.KeyCount).toBe(0);
});
