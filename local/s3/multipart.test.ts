// Uploads in parts: any order of sending, one order of the object, nothing visible before it is complete.
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { lodge } from './lodging.ts';

const lodging = await lodge({ minPartBytes: 1 });
const { client, bucket: Bucket } = lodging;
afterAll(() => lodging[Symbol.asyncDispose]());

const begin = async (Key: string) =>
  (await client.send(new CreateMultipartUploadCommand({ Bucket, Key, Metadata: { made: 'in parts' } }))).UploadId;
const send = (Key: string, UploadId: string | undefined, PartNumber: number, Body: Uint8Array) =>
  client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
const complete = (
  Key: string,
  UploadId: string | undefined,
  Parts: { PartNumber: number; ETag: string | undefined }[],
) => client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
const read = async (Key: string, Range?: string) => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
};

test('parts sent in any order make the object of their numbers, and any range of it is a slice', async () => {
  const parts = fc.array(fc.uint8Array({ minLength: 1, maxLength: 500 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(parts, fc.infiniteStream(fc.nat(1000)), async (bodies, dice) => {
      const Key = 'shuffled';
      const UploadId = await begin(Key);
      const numbered = bodies.map((body, index) => ({ body, PartNumber: index * 3 + 1, rank: dice.next().value ?? 0 }));
      const etags = new Map<number, string | undefined>();
      for (const { body, PartNumber } of numbered.toSorted((a, b) => a.rank - b.rank)) {
        etags.set(PartNumber, (await send(Key, UploadId, PartNumber, body)).ETag);
      }
      const Parts = numbered.map(({ PartNumber }) => ({ PartNumber, ETag: etags.get(PartNumber) }));
      const done = await complete(Key, UploadId, Parts);
      expect(done.ETag).toMatch(new RegExp(`^"[0-9a-f]{32}-${bodies.length}"$`));
      const whole = Buffer.concat(bodies);
      expect(await read(Key)).toEqual(whole);
      const start = (dice.next().value ?? 0) % whole.length;
      expect(await read(Key, `bytes=${start}-${start + 300}`)).toEqual(whole.subarray(start, start + 301));
    }),
    { numRuns: 15 },
  );
});

test('parts listed out of order, unknown, or with a wrong ETag make nothing', async () => {
  const Key = 'refused';
  const UploadId = await begin(Key);
  const ETag = (await send(Key, UploadId, 1, Buffer.from('a'))).ETag;
  const second = (await send(Key, UploadId, 2, Buffer.from('b'))).ETag;
  const attempt = (Parts: { PartNumber: number; ETag: string | undefined }[]) => complete(Key, UploadId, Parts);
  const backwards = [
    { PartNumber: 2, ETag: second },
    { PartNumber: 1, ETag },
  ];
  await expect(attempt(backwards)).rejects.toMatchObject({ name: 'InvalidPartOrder' });
  await expect(attempt([{ PartNumber: 3, ETag }])).rejects.toMatchObject({ name: 'InvalidPart' });
  await expect(attempt([{ PartNumber: 1, ETag: second }])).rejects.toMatchObject({ name: 'InvalidPart' });
  await expect(read(Key)).rejects.toMatchObject({ name: 'NoSuchKey' });
  await attempt([{ PartNumber: 2, ETag: second }]);
  expect((await read(Key)).toString()).toBe('b');
  await expect(attempt([{ PartNumber: 1, ETag }])).rejects.toMatchObject({ name: 'NoSuchUpload' });
});

test('an upload and its parts are listed while under way, replaced by resending, and gone when aborted', async () => {
  const Key = 'listed';
  const UploadId = await begin(Key);
  for (const PartNumber of [2, 1, 3]) await send(Key, UploadId, PartNumber, Buffer.from('old'));
  await send(Key, UploadId, 2, Buffer.from('newer'));
  const first = await client.send(new ListPartsCommand({ Bucket, Key, UploadId, MaxParts: 2 }));
  expect(first.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
    [1, 3],
    [2, 5],
  ]);
  expect(first).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '2' });
  const uploads = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'listed' }));
  expect(uploads.Uploads?.map((upload) => upload.UploadId)).toEqual([UploadId]);
  await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  await expect(send(Key, UploadId, 1, Buffer.from('x'))).rejects.toMatchObject({ name: 'NoSuchUpload' });
});

test('a part may be copied from a range of another object', async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: 'source', Body: '0123456789' }));
  const Key = 'assembled';
  const UploadId = await begin(Key);
  const copy = (PartNumber: number, CopySourceRange: string) =>
    client.send(
      new UploadPartCopyCommand({ Bucket, Key, UploadId, PartNumber, CopySource: `${Bucket}/source`, CopySourceRange }),
    );
  const tail = await copy(1, 'bytes=7-9');
  const head = await copy(2, 'bytes=0-2');
  await complete(Key, UploadId, [
    { PartNumber: 1, ETag: tail.CopyPartResult?.ETag },
    { PartNumber: 2, ETag: head.CopyPartResult?.ETag },
  ]);
  expect((await read(Key)).toString()).toBe('789012');
});

test('an upload begun with sums takes no part without its own, none that changed on its way, and no end without all', async () => {
  const Key = 'summed';
  const at = { Bucket, Key, ChecksumAlgorithm: 'SHA256' } as const;
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(at));
  const sumOf = (text: string) => createHash('sha256').update(text).digest('base64');
  const part = (Body: string, more: object) =>
    client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body, ...more }));
  await expect(part('a', { ChecksumAlgorithm: 'CRC32' })).rejects.toMatchObject({ name: 'InvalidRequest' });
  await expect(part('a', { ChecksumSHA256: sumOf('b') })).rejects.toMatchObject({ name: 'BadDigest' });
  const { ETag } = await part('a', { ChecksumSHA256: sumOf('a') });
  await expect(complete(Key, UploadId, [{ PartNumber: 1, ETag }])).rejects.toMatchObject({ name: 'InvalidRequest' });
  const Parts = [{ PartNumber: 1, ETag, ChecksumSHA256: sumOf('a') }];
  const whole = await client.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
  );
  expect(whole.ChecksumSHA256).toMatch(/-1$/);
});

test("the SDK's managed upload streams its parts and keeps their composite checksum", async () => {
  const bytes = randomBytes(11 * 1024 * 1024);
  const chunks = Array.from({ length: 11 }, (_, index) => bytes.subarray(index * 2 ** 20, (index + 1) * 2 ** 20));
  const upload = new Upload({ client, params: { Bucket, Key: 'managed', Body: Readable.from(chunks) } });
  await upload.done();
  const answer = await client.send(new GetObjectCommand({ Bucket, Key: 'managed', ChecksumMode: 'ENABLED' }));
  expect(Buffer.from((await answer.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  expect(answer).toMatchObject({ ChecksumType: 'COMPOSITE', ChecksumCRC32: expect.stringMatching(/-3$/) });
});

test('a part below five mebibytes that is not the last is refused where nobody said otherwise', async () => {
  await using strict = await lodge();
  const { client: other, bucket } = strict;
  const where = { Bucket: bucket, Key: 'small' };
  const { UploadId } = await other.send(new CreateMultipartUploadCommand(where));
  const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
  for (const PartNumber of [1, 2]) {
    const { ETag } = await other.send(new UploadPartCommand({ ...where, UploadId, PartNumber, Body: 'x' }));
    Parts.push({ PartNumber, ETag });
  }
  const done = other.send(new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts } }));
  await expect(done).rejects.toMatchObject({ name: 'EntityTooSmall' });
});
