// A container's own signing key, vouched for by the root key in KMS: a receipt costs no KMS call, and trust stays with KMS.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import { rootKeyId, rootPublicKey, rootSignature } from './root-key.ts';

export interface Delegation {
  readonly rootKeyId: string;
  /** The container's Ed25519 key: raw 32 bytes, base64url. */
  readonly publicKey: string;
  readonly notAfter: string;
  /** The root key's ECDSA P-256 over the canonical JSON of the three fields above: DER, base64url. */
  readonly signature: string;
  /** SPKI DER, base64url. */
  readonly rootPublicKey: string;
}

export interface DelegatedKey {
  readonly privateKey: KeyObject;
  readonly delegation: Delegation;
}

const lifetimeMs = 12 * 3_600_000;
const renewBeforeMs = 3_600_000;

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
  const publicKey = pair.publicKey.export({ format: 'jwk' }).x;
  if (!publicKey) throw new Error('An Ed25519 key was made without a public half.');
  const said = { rootKeyId: rootKeyId(), publicKey, notAfter: new Date(now.getTime() + lifetimeMs).toISOString() };
  const text = canonicalize(said) ?? '';
  const [signature, root] = await Promise.all([rootSignature(text), rootPublicKey()]);
  return {
    privateKey: pair.privateKey,
    delegation: {
      ...said,
      signature: signature.toString('base64url'),
      rootPublicKey: root.toString('base64url'),
    },
  };
}
