// A container's own signing key, vouched for by the root key in KMS: a receipt costs no KMS call, and trust stays with KMS.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { KMSClient, SignCommand } from '@aws-sdk/client-kms';
import canonicalize from 'canonicalize';
import { clientConfig } from '../client-config.ts';
import { once } from '../once.ts';
import { calling } from '../service-failure.ts';
import { setting } from '../settings.ts';

/** `signature` is ECDSA P-256 with SHA-256 (DER, base64) over the canonical JSON `{notAfter, publicKey}`. */
export interface Delegation {
  readonly algorithm: 'ECDSA_SHA_256';
  readonly rootKeyId: string;
  readonly publicKey: string;
  readonly notAfter: string;
  readonly signature: string;
}

export interface DelegatedKey {
  readonly privateKey: KeyObject;
  readonly publicKey: string;
  readonly delegation: Delegation;
}

const lifetimeMs = 12 * 3_600_000;
const renewBeforeMs = 3_600_000;

export const kms = once(() => new KMSClient(clientConfig));

let current: { readonly key: Promise<DelegatedKey>; readonly renewAt: number } | undefined;

/** The container's key, made and vouched for at first use and again an hour before it may no longer sign. */
export async function delegatedKey(now: Date): Promise<DelegatedKey> {
  if (!current || now.getTime() >= current.renewAt) {
    const mine = { key: delegate(now), renewAt: now.getTime() + lifetimeMs - renewBeforeMs };
    current = mine;
    mine.key.catch(() => {
      if (current === mine) current = undefined;
    });
  }
  return current.key;
}

async function delegate(now: Date): Promise<DelegatedKey> {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const notAfter = new Date(now.getTime() + lifetimeMs).toISOString();
  const rootKeyId = setting('RECEIPT_KEY_ID');
  const command = new SignCommand({
    KeyId: rootKeyId,
    SigningAlgorithm: 'ECDSA_SHA_256',
    MessageType: 'RAW',
    Message: Buffer.from(canonicalize({ notAfter, publicKey }) ?? ''),
  });
  const { Signature } = await calling('Receipt signing', () => kms().send(command));
  if (!Signature) throw new Error('KMS answered Sign without a signature.');
  const signature = Buffer.from(Signature).toString('base64');
  const delegation = { algorithm: 'ECDSA_SHA_256' as const, rootKeyId, publicKey, notAfter, signature };
  return { privateKey: pair.privateKey, publicKey, delegation };
}
