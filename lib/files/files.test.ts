// What files promise, on a real table and bucket.
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../local/ground/index.ts';
import { objectsWrite, tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { announceFile, deleteFile, downloadFile, getFile, openFile } from './index.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const acme = trialContext([tableWrite, objectsWrite], { tenantId: 'acme' });
const content = 'site,kwh\na,1\n';
const announce = () => announceFile(acme, { name: 'data.csv', contentType: 'text/csv', sizeBytes: content.length });

async function uploaded() {
  const file = await announce();
  const { url, method, headers } = file.upload;
  expect((await fetch(url, { method, headers, body: content })).status).toBe(200);
  return file;
}

test('an announced file awaits its content and is uploaded once it has arrived', async () => {
  const { id, upload } = await announce();
  expect(await getFile(acme, id)).toMatchObject({ id, status: 'AWAITING_UPLOAD', sizeBytes: content.length });
  await expect(downloadFile(acme, id)).rejects.toMatchObject({ type: { reason: 'file_not_uploaded' } });
  await expect(openFile(acme, id)).rejects.toMatchObject({ type: { reason: 'file_not_uploaded' } });
  expect((await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: `${content}more` })).status).toBe(
    403,
  );
  await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: content });
  expect(await getFile(acme, id)).toMatchObject({ status: 'UPLOADED' });
});

test('an uploaded file comes back by its ticket and as a stream', async () => {
  const { id } = await uploaded();
  const { url } = await downloadFile(acme, id);
  expect(await (await fetch(url)).text()).toBe(content);
  const { file, content: stream } = await openFile(acme, id);
  expect(file.name).toBe('data.csv');
  expect(Buffer.concat(await stream.toArray()).toString()).toBe(content);
});

test("another tenant's file is as missing as one that never was", async () => {
  const { id } = await uploaded();
  const globex = trialContext([tableWrite, objectsWrite], { tenantId: 'globex' });
  const refusal = (fileId: string) =>
    getFile(globex, fileId).catch((error: Error) => error.message.replace(fileId, '…'));
  expect(await refusal(id)).toBe(await refusal('fil_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M'));
  await expect(deleteFile(globex, id, () => undefined)).rejects.toMatchObject({ type: { reason: 'file_not_found' } });
  expect(await getFile(acme, id)).toMatchObject({ status: 'UPLOADED' });
});

test('a deleted file is gone with its content, and a stale precondition keeps it', async () => {
  const { id } = await uploaded();
  const stale = () => {
    throw new Error('stale');
  };
  await expect(deleteFile(acme, id, stale)).rejects.toThrow('stale');
  const { url } = await downloadFile(acme, id);
  await deleteFile(acme, id, () => undefined);
  await expect(getFile(acme, id)).rejects.toMatchObject({ type: { reason: 'file_not_found' } });
  expect((await fetch(url)).status).toBe(404);
});
