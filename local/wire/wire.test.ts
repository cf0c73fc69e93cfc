// The laws of the protocol pieces every emulator leans on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { issueAccessKey, readSession, secretOf } from './access-key.ts';
import { awsJson, operation } from './aws-json.ts';
import { physicalName } from './physical-name.ts';
import { serve } from './serve.ts';
import { openDatabase, openShelf, transaction } from './shelf.ts';
import { writeXml, xmlBlocks, xmlText } from './xml.ts';

test('text written into XML is read back the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (first, second) => {
      const xml = writeXml('Root', { Item: [{ Key: first }, { Key: second }] });
      expect(xmlBlocks(xml, 'Item').map((block) => xmlText(block, 'Key'))).toEqual([first, second]);
    }),
  );
});

test('a shelf gives back what was put, lists by prefix in order, and a failed transaction changes nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shelf-'));
  const database = openDatabase(join(folder, 'a', 'b.sqlite'));
  const shelf = openShelf(database, 'numbers', z.object({ value: z.number() }));
  for (const key of ['a/2', 'b/1', 'a/1', 'a%']) shelf.put(key, { value: key.length });
  expect(shelf.list('a/')).toHaveLength(2);
  expect(shelf.list()).toHaveLength(4);
  const failing = () =>
    transaction(database, () => {
      shelf.delete('a/1');
      throw new Error('no');
    });
  expect(failing).toThrow('no');
  expect(shelf.get('a/1')).toEqual({ value: 3 });
  expect(shelf.get('none')).toBeUndefined();
  database.close();
  await rm(folder, { recursive: true });
});

test('a session key says role and tags, and any altered key has another secret or none', () => {
  const session = { roleArn: 'r', sessionName: 's', tags: { tenantId: 'acme' }, transitiveTagKeys: [], expiresAt: 1 };
  const key = issueAccessKey(session);
  expect(readSession(key.accessKeyId)).toMatchObject(session);
  const other = issueAccessKey({ ...session, tags: { tenantId: 'other' } });
  expect(secretOf(other.accessKeyId)).not.toBe(key.secretAccessKey);
});

test('physical names are stable, distinct and short enough', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (stack, logicalId) => {
      const name = physicalName(stack, logicalId);
      expect(name).toBe(physicalName(stack, logicalId));
      expect(name.length).toBeLessThanOrEqual(63);
      expect(name).not.toBe(physicalName(`${stack}x`, logicalId));
    }),
  );
});

test('the JSON protocol refuses what it cannot read and hides the cause of a bug', async () => {
  const handle = awsJson({
    ...{ version: '1.1', target: 'Test' },
    operations: {
      Echo: operation(z.strictObject({ text: z.string() }), (input) => input),
      Break: operation(z.strictObject({}), () => {
        throw new Error('a secret cause');
      }),
    },
  });
  await using served = await serve({ handle, async close() {} });
  const ask = async (target: string, body: string) => {
    const answer = await fetch(served.endpoint, { method: 'POST', headers: { 'x-amz-target': target }, body });
    return { status: answer.status, body: await answer.text() };
  };
  expect(await ask('Test.Echo', '{"text":"hi"}')).toEqual({ status: 200, body: '{"text":"hi"}' });
  expect((await ask('Test.Echo', '{')).body).toContain('SerializationException');
  expect((await ask('Test.Echo', '{"text":1}')).body).toContain('ValidationException');
  expect((await ask('Other.Echo', '{}')).body).toContain('UnknownOperationException');
  expect((await ask('Test.constructor', '{}')).body).toContain('UnknownOperationException');
  const broken = await ask('Test.Break', '{}');
  expect(broken.status).toBe(500);
  expect(broken.body).not.toContain('secret cause');
});
