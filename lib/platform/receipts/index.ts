// `receipts:sign`: signs digests of receipts, and shows the root key that anyone verifies them with.
import { createPublicKey, sign as signWith } from 'node:crypto';
import { GetPublicKeyCommand } from '@aws-sdk/client-kms';
import type { CallFrame, Capability } from '../capability.ts';
import type { Clock } from '../clock.ts';
import { calling } from '../service-failure.ts';
import { setting } from '../settings.ts';
import { type Delegation, delegatedKey, kms } from './delegation.ts';

export interface ReceiptSignature {
  readonly algorithm: 'Ed25519';
  /** Over the digest's bytes, base64. */
  readonly signature: string;
  /** SPKI, base64. */
  readonly publicKey: string;
  readonly delegation: Delegation;
}

export interface ReceiptSigner {
  /** `digest` is hex. */
  sign(digest: string): Promise<ReceiptSignature>;
}

/** The public half of the root key. */
export interface RootKey {
  readonly keyId: string;
  readonly algorithm: 'ECDSA_SHA_256';
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
    receiptSigner: { sign: (digest) => sign(clock, digest) },
    receiptKeys: async () => [await rootKey()],
  }),
};

async function sign(clock: Clock, digest: string): Promise<ReceiptSignature> {
  const { privateKey, publicKey, delegation } = await delegatedKey(clock.now());
  const signature = signWith(null, Buffer.from(digest, 'hex'), privateKey).toString('base64');
  return { algorithm: 'Ed25519', signature, publicKey, delegation };
}

async function rootKey(): Promise<RootKey> {
  const keyId = setting('RECEIPT_KEY_ID');
  const { PublicKey } = await calling('Receipt signing', () => kms().send(new GetPublicKeyCommand({ KeyId: keyId })));
  if (!PublicKey) throw new Error('KMS answered GetPublicKey without a key.');
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
  const pem = key.export({ format: 'pem', type: 'spki' }).toString();
  return { keyId, algorithm: 'ECDSA_SHA_256', pem, jwk: { ...key.export({ format: 'jwk' }), kid: keyId, use: 'sig' } };
}
