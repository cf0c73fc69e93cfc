// `receipts:sign`: signs digests of receipts, and shows the root key that anyone verifies them with.
import { createHash, createPublicKey, sign as signWith } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CallFrame, Capability } from '../capability.ts';
import { type Delegation, delegatedKey } from './delegation.ts';
import { rootKeyId, rootPublicKey } from './root-key.ts';

export interface ReceiptSignature {
  readonly algorithm: 'Ed25519';
  /** Raw 32 bytes, base64url. */
  readonly publicKey: string;
  /** Raw 64 bytes over SHA-256(digest ‖ canonical(delegation)), base64url: neither can be exchanged, not even for a twin that verifies. */
  readonly signature: string;
  readonly delegation: Delegation;
}

/** Structurally the signer that lib/receipts asks for. */
export interface ReceiptSigner {
  sign(digest: Uint8Array): Promise<ReceiptSignature>;
}

/** The public half of a root key, in the forms verifiers like. */
export interface RootKey {
  readonly rootKeyId: string;
  /** SPKI DER, base64url: how delegations and trust files name it. */
  readonly publicKey: string;
  readonly pem: string;
  readonly jwk: Readonly<Record<string, unknown>>;
}

interface ReceiptPorts {
  readonly receiptSigner: ReceiptSigner;
  receiptKeys(): Promise<readonly RootKey[]>;
}

export const receiptsSign: Capability<'receipts:sign', ReceiptPorts> = {
  name: 'receipts:sign',
  open: ({ clock }: CallFrame) => ({
    receiptSigner: { sign: (digest) => sign(clock.now(), digest) },
    receiptKeys: async () => [await rootKey()],
  }),
};

async function sign(now: Date, digest: Uint8Array): Promise<ReceiptSignature> {
  const { privateKey, delegation } = await delegatedKey(now);
  const message = createHash('sha256')
    .update(digest)
    .update(canonicalize(delegation) ?? '')
    .digest();
  const signature = signWith(null, message, privateKey).toString('base64url');
  return { algorithm: 'Ed25519', publicKey: delegation.publicKey, signature, delegation };
}

async function rootKey(): Promise<RootKey> {
  const keyId = rootKeyId();
  const der = await rootPublicKey();
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return {
    rootKeyId: keyId,
    publicKey: der.toString('base64url'),
    pem: key.export({ format: 'pem', type: 'spki' }).toString(),
    jwk: { ...key.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'ES256' },
  };
}
