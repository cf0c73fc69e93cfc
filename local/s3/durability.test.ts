// What survives and what is never seen: kills, broken uploads, versions, deletes under a reader, and large bodies.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { expect, test } from 'vitest';
import { clientOf, type Lodging, lodge } from './lodging.ts';

const dayMs = 86_400_000;
const get = (lodging: Lodging, Key: string, more: object = {}) =>
  lodging.client.send(new GetObjectCommand({ Bucket: lodging.bucket, Key, ...more }));
const put = (lodging: Lodging, Key: string, Body: string | Uint8Array) =>
  lodging.client.send(new PutObjectCommand({ Bucket: lodging.bucket, Key, Body }));
const blobs = async (lodging: Pick<Lodging, 'dataDir'>) =>
  (await readdir(join(lodging.dataDir, 's3', 'blobs'), { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );

test('after a kill at any moment every object is whole, and no stray file stays', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 's3-kill-'));
  try {
    for (const delayMs of [15, 60, 110]) {
      const script = `
        const { lodge } = await import(${JSON.stringify(new URL('./lodging.ts', import.meta.url).href)});
        const { endpoint, bucket } = await lodge({ dataDir: ${JSON.stringify(dataDir)}, keep: true });
        console.log(JSON.stringify({ endpoint, bucket }));`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const [line] = await once(createInterface({ input: child.stdout }), 'line');
      const { endpoint, bucket } = JSON.parse(String(line));
      const client = clientOf(endpoint);
      const writes = Array.from({ length: 40 }, (_, index) =>
        client
          .send(new PutObjectCommand({ Bucket: bucket, Key: `k${index % 20}`, Body: randomBytes(200_000 + index) }))
          .then(() => `k${index % 20}`),
      );
      const settled = Promise.allSettled(writes);
      await pause(delayMs);
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
      client.destroy();
      const answered = (await settled).flatMap((write) => (write.status === 'fulfilled' ? [write.value] : []));
      await using lodging = await lodge({ dataDir, keep: true });
      const { Contents = [] } = await lodging.client.send(new ListObjectsV2Command({ Bucket: lodging.bucket }));
      for (const { Key = '', Size } of Contents) {
        // The client itself checks the bytes against the checksum they were stored with.
        const body = await (await get(lodging, Key)).Body?.transformToByteArray();
        expect(body).toHaveLength(Size ?? -1);
      }
      expect(Contents.map(({ Key }) => Key)).toEqual(expect.arrayContaining(answered));
      expect(await blobs(lodging)).toHaveLength(Contents.length);
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, 30_000);

test('an upload that breaks off leaves neither object nor file', async () => {
  await using lodging = await lodge();
  const url = new URL(
    await getSignedUrl(lodging.client, new PutObjectCommand({ Bucket: lodging.bucket, Key: 'broken' })),
  );
  const socket = connect(Number(url.port), url.hostname);
  socket.on('error', () => {});
  socket.write(`PUT ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: 1000000\r\n\r\n`);
  socket.write(Buffer.alloc(400_000));
  await pause(50);
  socket.destroy();
  await pause(50);
  await expect(get(lodging, 'broken')).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect(await blobs(lodging)).toHaveLength(0);
});

test('a delete during a download takes nothing from the reader', async () => {
  await using lodging = await lodge();
  const bytes = randomBytes(5_000_000);
  await put(lodging, 'read', bytes);
  const reading = await get(lodging, 'read');
  await lodging.client.send(new DeleteObjectCommand({ Bucket: lodging.bucket, Key: 'read' }));
  expect(Buffer.from((await reading.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  await pause(20);
  expect(await blobs(lodging)).toHaveLength(0);
});

test('a versioned bucket keeps what was overwritten and what was deleted', async () => {
  await using lodging = await lodge({ bucket: { VersioningConfiguration: { Status: 'Enabled' } } });
  const text = async (more: object = {}) => (await get(lodging, 'doc', more)).Body?.transformToString();
  const first = await put(lodging, 'doc', 'one');
  const second = await put(lodging, 'doc', 'two');
  expect(await text()).toBe('two');
  expect(await text({ VersionId: first.VersionId })).toBe('one');
  const where = { Bucket: lodging.bucket, Key: 'doc' };
  const gone = await lodging.client.send(new DeleteObjectCommand(where));
  expect(gone.DeleteMarker).toBe(true);
  await expect(text()).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect(await text({ VersionId: second.VersionId })).toBe('two');
  await lodging.client.send(new DeleteObjectCommand({ ...where, VersionId: gone.VersionId }));
  expect(await text()).toBe('two');
  await lodging.client.send(new DeleteObjectCommand({ ...where, VersionId: second.VersionId }));
  expect(await text()).toBe('one');
});

test('a lifecycle rule lets its prefix expire, and nothing else', async () => {
  const bucket = {
    LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Prefix: 'tmp/', ExpirationInDays: 7 }] },
  };
  const dataDir = await mkdtemp(join(tmpdir(), 's3-expiry-'));
  const tomorrow = (days: number) => ({ dataDir, bucket, keep: true, now: () => new Date(Date.now() + days * dayMs) });
  {
    await using lodging = await lodge(tomorrow(0));
    await put(lodging, 'tmp/a', 'x');
    await put(lodging, 'kept/a', 'x');
  }
  // A start eight days on sweeps at once; requests need the true clock again, or they are refused as skewed.
  await (await lodge(tomorrow(8)))[Symbol.asyncDispose]();
  await using lodging = await lodge(tomorrow(0));
  const head = (Key: string) => lodging.client.send(new HeadObjectCommand({ Bucket: lodging.bucket, Key }));
  await expect(head('tmp/a')).rejects.toMatchObject({ name: 'NotFound' });
  await expect(head('kept/a')).resolves.toBeDefined();
  await rm(dataDir, { recursive: true, force: true });
});

test('a property that would not be honoured is refused by name', async () => {
  await expect(lodge({ bucket: { NotificationConfiguration: {} } })).rejects.toThrow(/NotificationConfiguration/);
});
