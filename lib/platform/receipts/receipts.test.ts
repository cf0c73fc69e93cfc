// What signing receipts promises: every signature verifies offline, up to the root key in KMS.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterAll, expect, test } from 'vitest';
import { createKms } from '../../../local/kms/index.ts';
import { rootCredentials } from '../../../local/wire/access-key.ts';
import { provision } from '../../../local/wire/provision.ts';
import { serve } from '../../../local/wire/serve.ts';
import { systemIds } from '../ids.ts';
import { receiptsSign } from './index.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'receipts-'));
const emulator = await createKms({ dataDir });
const served = await serve(emulator);
const rootKey = await provision(emulator, 'AWS::KMS::Key', {
  KeySpec: 'ECC_NIST_P256',
  KeyUsage: 'SIGN_VERIFY',
  KeyPolicy: {},
});
Object.assign(process.env, {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
  AWS_ENDPOINT_URL: served.endpoint,
  RECEIPT_KEY_ID: rootKey.ref,
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

let instant = Date.parse('2026-01-01T00:00:00Z');
const scope = { plane: 'tenant', tenantId: 'acme' } as const;
const { receiptSigner, receiptKeys } = receiptsSign.open({
  scope,
  clock: { now: () => new Date(instant) },
  ids: systemIds,
});
const digest = createHash('sha256').update('a seal').digest();

test('a signature verifies with the key it carries, over this digest and this delegation and no other', async () => {
  const { publicKey, signature, delegation } = await receiptSigner.sign(digest);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  const verifies = (over: Uint8Array, said: unknown): boolean => {
    const message = createHash('sha256')
      .update(over)
      .update(canonicalize(said) ?? '')
      .digest();
    return verify(null, message, key, Buffer.from(signature, 'base64url'));
  };
  expect(verifies(digest, delegation)).toBe(true);
  expect(verifies(Buffer.alloc(32), delegation)).toBe(false);
  expect(verifies(digest, { ...delegation, signature: 'AAAA' })).toBe(false);
});

test('the root key in KMS vouches for that key, and is the one that is published', async () => {
  const { delegation, publicKey } = await receiptSigner.sign(digest);
  const { rootKeyId, notAfter, signature, rootPublicKey } = delegation;
  const [published] = await receiptKeys();
  expect(published).toMatchObject({ rootKeyId, publicKey: rootPublicKey });
  const said = canonicalize({ rootKeyId, publicKey, notAfter }) ?? '';
  expect(verify('sha256', Buffer.from(said), published?.pem ?? '', Buffer.from(signature, 'base64url'))).toBe(true);
});

test('one key serves many receipts and is replaced before it may no longer sign', async () => {
  const first = await receiptSigner.sign(digest);
  expect((await receiptSigner.sign(digest)).publicKey).toBe(first.publicKey);
  instant += 11.5 * 3_600_000;
  const next = await receiptSigner.sign(digest);
  expect(next.publicKey).not.toBe(first.publicKey);
  expect(Date.parse(next.delegation.notAfter)).toBe(instant + 12 * 3_600_000);
});
