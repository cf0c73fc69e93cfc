// A presigned URL opens one object in one way for a while: whatever is altered in it, it opens nothing.
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { client, endpointNamed } from '../contract/endpoints.ts';
import { perform, prepare } from '../contract/rehearse.ts';

const Upload = z.object({ upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }) });
const Download = z.object({ url: z.string() });

let upload: { url: string; headers: Record<string, string> };
let download: string;

const announced = async (tenant: 'acme' | 'globex') =>
  Upload.parse((await perform(endpointNamed('files.announce'), tenant)).json.data).upload;

beforeAll(async () => {
  upload = await announced('acme');
  const { route, sent } = await prepare(endpointNamed('files.download'));
  download = Download.parse((await client.send(route, sent)).json.data).url;
});

const CONTENT = 'x';

async function attempt(url: string, init: RequestInit = {}): Promise<{ status: number; text: string }> {
  const response = await fetch(url, init);
  return { status: response.status, text: await response.text() };
}

function altered(url: string, alter: (url: URL) => void): string {
  const copy = new URL(url);
  alter(copy);
  return copy.href;
}

const put = (url: string, headers: Record<string, string> = upload.headers) =>
  attempt(url, { method: 'PUT', headers, body: CONTENT });

test('as it was given out, a download opens', async () => {
  expect((await attempt(download)).status).toBe(200);
});

const at =
  (change: (path: string) => string) =>
  (url: URL): void => {
    url.pathname = change(url.pathname);
  };

const ALTERATIONS: readonly (readonly [string, (url: URL) => void])[] = [
  ['in another tenant', at((path) => path.replace('acme', 'globex'))],
  ['one folder up', at((path) => path.replace(/[^/]+\/[^/]+$/, 'x'))],
  ['of another object', at((path) => `${path}x`)],
  ['of the whole bucket', at((path) => `/${path.split('/')[1]}`)],
  ['with no signature', (url) => url.searchParams.delete('X-Amz-Signature')],
  ['with another signature', (url) => url.searchParams.set('X-Amz-Signature', '0'.repeat(64))],
  ['for longer', (url) => url.searchParams.set('X-Amz-Expires', '604800')],
  ['from another day', (url) => url.searchParams.set('X-Amz-Date', '20990101T000000Z')],
  [
    'by another key',
    (url) => url.searchParams.set('X-Amz-Credential', 'AKIDEXAMPLE/20260101/eu-central-1/s3/aws4_request'),
  ],
  ['with more to it', (url) => url.searchParams.set('response-content-type', 'text/html')],
  ['for an access list', (url) => url.searchParams.set('acl', '')],
  ['for its versions', (url) => url.searchParams.set('versionId', 'null')],
  [
    'with nothing but the path',
    (url) => {
      url.search = '';
    },
  ],
];

test.each(ALTERATIONS)('a download %s opens nothing', async (_, alter) => {
  const { status, text } = await attempt(altered(download, alter));
  expect([400, 403, 404]).toContain(status);
  expect(text).not.toMatch(/ListBucketResult|<Key>/);
});

test.each(ALTERATIONS)('an upload %s puts nothing', async (_, alter) => {
  const { status } = await put(altered(upload.url, alter));
  expect([400, 403, 404, 405]).toContain(status);
});

test.each(['GET', 'DELETE', 'POST', 'HEAD'])('the URL of an upload is good for no %s', async (method) => {
  expect((await attempt(upload.url, { method })).status).toBeGreaterThanOrEqual(400);
});

test.each(['PUT', 'DELETE', 'POST'])('the URL of a download is good for no %s', async (method) => {
  const { status } = await attempt(download, { method, ...(method !== 'DELETE' && { body: CONTENT }) });
  expect(status).toBeGreaterThanOrEqual(400);
});

test("the signature of one tenant's upload is not good for another's object", async () => {
  const theirs = new URL((await announced('globex')).url);
  const url = altered(
    upload.url,
    at(() => theirs.pathname),
  );
  expect((await put(url)).status).toBe(403);
});

test('an upload takes the content it was announced with, and no other length or type', async () => {
  const longer = await attempt(upload.url, { method: 'PUT', headers: upload.headers, body: 'x'.repeat(5_000_000) });
  expect(longer.status).toBeGreaterThanOrEqual(400);
});
