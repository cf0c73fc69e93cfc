// What reading promises when connections break: every byte once, in order, of one version.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readResuming } from './read-resuming.ts';

const content = Buffer.from('0123456789');
const ranges: (string | undefined)[] = [];
/** How many bytes each connection lives for; the last one lives to the end. */
let lives: number[] = [];

/** An S3 that hangs up in the middle. */
const server = createServer((request, response) => {
  const { range } = request.headers;
  ranges.push(range);
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  const rest = content.subarray(from);
  response.writeHead(range ? 206 : 200, { etag: '"v1"', 'content-length': rest.byteLength });
  const life = lives.shift();
  if (life === undefined) response.end(rest);
  else response.write(rest.subarray(0, life), () => setTimeout(() => response.destroy(), 5));
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

async function read(): Promise<string> {
  ranges.length = 0;
  return Buffer.concat(await Array.fromAsync(readResuming({ plane: 'platform' }, 'data.csv'))).toString();
}

test('a broken connection goes on from the byte it stopped at', async () => {
  lives = [4, 3];
  expect(await read()).toBe('0123456789');
  expect(ranges).toEqual([undefined, 'bytes=4-', 'bytes=7-']);
});

test('a service that gives nothing more is given up, as an outage that callers may retry', async () => {
  lives = [4, 0, 0, 0, 0];
  await expect(read()).rejects.toMatchObject({ type: { reason: 'dependency_failed' } });
  expect(ranges.length).toBeLessThanOrEqual(5);
  lives = [];
});
