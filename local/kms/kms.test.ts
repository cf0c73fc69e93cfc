// What the unmodified KMS client must get from the local KMS.
import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
  type SigningAlgorithmSpec,
  VerifyCommand,
} from '@aws-sdk/client-kms';
import { afterAll, expect, test } from 'vitest';
import { rootCredentials } from '../wire/access-key.ts';
import { provision } from '../wire/provision.ts';
import { serve } from '../wire/serve.ts';
import { createKms } from './index.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'kms-'));
const emulator = await createKms({ dataDir });
const served = await serve(emulator);
const connect = (endpoint: string) => new KMSClient({ endpoint, region: 'eu-central-1', credentials: rootCredentials });
const client = connect(served.endpoint);
const make = (logicalId: string, properties: object) => provision(emulator, 'AWS::KMS::Key', properties, logicalId);
const signing = await make('Receipts', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', KeyPolicy: {} });
const edwards = await make('Edwards', { KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY' });
const sealing = await make('Sealing', { EnableKeyRotation: true });

afterAll(async () => {
  client.destroy();
  await served[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const Message = Buffer.from('a receipt');

test.each<[string, string, SigningAlgorithmSpec, string | null]>([
  ['P-256', signing.ref, 'ECDSA_SHA_256', 'sha256'],
  ['Ed25519', edwards.ref, 'ED25519_SHA_512', null],
])('a %s signature verifies by KMS and offline, and not over another message', async (_curve, ...how) => {
  const [KeyId, SigningAlgorithm, hash] = how;
  const { Signature = new Uint8Array() } = await client.send(new SignCommand({ KeyId, Message, SigningAlgorithm }));
  const check = (message: Uint8Array) =>
    client.send(new VerifyCommand({ KeyId, Message: message, Signature, SigningAlgorithm }));
  expect((await check(Message)).SignatureValid).toBe(true);
  await expect(check(Buffer.from('another'))).rejects.toMatchObject({ name: 'KMSInvalidSignatureException' });
  const { PublicKey = new Uint8Array() } = await client.send(new GetPublicKeyCommand({ KeyId }));
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
  expect(verify(hash, Message, key, Signature)).toBe(true);
});

test('what is sealed opens with the same context only, and not when altered', async () => {
  const EncryptionContext = { tenant: 'acme', site: '1' };
  const { CiphertextBlob = new Uint8Array() } = await client.send(
    new EncryptCommand({ KeyId: sealing.attributes['Arn'], Plaintext: Message, EncryptionContext }),
  );
  const open = (blob: Uint8Array, context: Record<string, string>) =>
    client.send(new DecryptCommand({ CiphertextBlob: blob, EncryptionContext: context }));
  const opened = await open(CiphertextBlob, { site: '1', tenant: 'acme' });
  expect(Buffer.from(opened.Plaintext ?? [])).toEqual(Message);
  const refused = { name: 'InvalidCiphertextException' };
  await expect(open(CiphertextBlob, { tenant: 'other', site: '1' })).rejects.toMatchObject(refused);
  const altered = Buffer.from(CiphertextBlob);
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
  await expect(open(altered, EncryptionContext)).rejects.toMatchObject(refused);
});

test('a data key comes in the clear and sealed, and both are the same', async () => {
  await provision(emulator, 'AWS::KMS::Alias', { AliasName: 'alias/sealing', TargetKeyId: sealing.ref }, 'Alias');
  const { Plaintext, CiphertextBlob } = await client.send(
    new GenerateDataKeyCommand({ KeyId: 'alias/sealing', KeySpec: 'AES_256' }),
  );
  const opened = await client.send(new DecryptCommand({ CiphertextBlob }));
  expect(opened.Plaintext).toEqual(Plaintext);
  expect(Plaintext).toHaveLength(32);
});

test('a restart finds the same key, and its file is for the owner alone', async () => {
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: signing.ref }));
  const again = await createKms({ dataDir });
  await provision(again, 'AWS::KMS::Key', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }, 'Receipts');
  const other = await serve(again);
  const otherClient = connect(other.endpoint);
  expect((await otherClient.send(new GetPublicKeyCommand({ KeyId: signing.ref }))).PublicKey).toEqual(PublicKey);
  otherClient.destroy();
  await other[Symbol.asyncDispose]();
  for (const file of await readdir(join(dataDir, 'kms'))) {
    expect((await stat(join(dataDir, 'kms', file))).mode & 0o077).toBe(0);
  }
});

test('an unknown key, a key of the other use, and a digest are refused with the AWS error', async () => {
  const sign = (input: object) =>
    client.send(new SignCommand({ KeyId: signing.ref, Message, SigningAlgorithm: 'ECDSA_SHA_256', ...input }));
  await expect(sign({ KeyId: 'alias/none' })).rejects.toMatchObject({ name: 'NotFoundException' });
  await expect(sign({ KeyId: sealing.ref })).rejects.toMatchObject({ name: 'InvalidKeyUsageException' });
  await expect(sign({ SigningAlgorithm: 'ECDSA_SHA_384' })).rejects.toMatchObject({ name: 'InvalidKeyUsageException' });
  await expect(sign({ MessageType: 'DIGEST' })).rejects.toMatchObject({ name: 'ValidationException' });
  const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: signing.attributes['Arn'] }));
  expect(KeyMetadata).toMatchObject({ KeyId: signing.ref, KeySpec: 'ECC_NIST_P256', KeyState: 'Enabled' });
});
