// Key material of each kind, as it lies in the state file, and what can be done with it.
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { AwsFault } from '../wire/aws-fault.ts';
import { type KeySpec, type KmsKey, signingAlgorithms } from './model.ts';

const ivBytes = 12;
const tagBytes = 16;

/** Base64: PKCS #8 of a key pair, or the bytes of a symmetric key. */
export function generateMaterial(spec: KeySpec): string {
  if (spec === 'SYMMETRIC_DEFAULT') return randomBytes(32).toString('base64');
  const { privateKey } =
    spec === 'ECC_NIST_P256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

export function signWith(key: KmsKey, algorithm: string, message: Buffer): Buffer {
  return sign(hashOf(key, algorithm), message, privateKeyOf(key));
}

export function verifyWith(key: KmsKey, algorithm: string, message: Buffer, signature: Buffer): boolean {
  return verify(hashOf(key, algorithm), message, createPublicKey(privateKeyOf(key)), signature);
}

export function publicKeyOf(key: KmsKey): Buffer {
  return createPublicKey(privateKeyOf(key)).export({ type: 'spki', format: 'der' });
}

/** The blob names its key, so that Decrypt need not be told; the context is authenticated, not stored. */
export function encryptWith(key: KmsKey, plaintext: Buffer, context: Buffer): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), iv).setAAD(context);
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from(key.id.replaceAll('-', ''), 'hex'), iv, cipher.getAuthTag(), sealed]);
}

export function decryptWith(key: KmsKey, blob: Buffer, context: Buffer): Buffer {
  const iv = blob.subarray(16, 16 + ivBytes);
  const tag = blob.subarray(16 + ivBytes, 16 + ivBytes + tagBytes);
  try {
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), iv);
    decipher.setAAD(context).setAuthTag(tag);
    return Buffer.concat([decipher.update(blob.subarray(16 + ivBytes + tagBytes)), decipher.final()]);
  } catch {
    throw new AwsFault('InvalidCiphertextException', 'The ciphertext is altered or its encryption context differs.');
  }
}

export function keyIdInBlob(blob: Buffer): string {
  if (blob.length < 16 + ivBytes + tagBytes) {
    throw new AwsFault('InvalidCiphertextException', 'The ciphertext is not one of this KMS.');
  }
  return blob.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function privateKeyOf(key: KmsKey): KeyObject {
  return createPrivateKey({ key: Buffer.from(key.material, 'base64'), format: 'der', type: 'pkcs8' });
}

function hashOf(key: KmsKey, algorithm: string): 'sha256' | null {
  if (key.usage !== 'SIGN_VERIFY' || !signingAlgorithms[key.spec].includes(algorithm)) {
    throw new AwsFault('InvalidKeyUsageException', `${algorithm} is incompatible with key spec ${key.spec}.`);
  }
  return key.spec === 'ECC_NIST_P256' ? 'sha256' : null;
}
