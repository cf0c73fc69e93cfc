// Two signatures stand behind a receipt: a short-lived Ed25519 key's over the seal, and a root key's (KMS, P-256) over that key.
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod';
import { canonical } from './canonical.ts';
import type { Delegation, ReceiptSignature, ReceiptSigner } from './contract.ts';

/** SPKI of an Ed25519 key is this prefix and the 32 raw bytes (RFC 8410 §4). */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Which root keys a verifier believes in, by key id, as SPKI DER in base64url. */
export const TrustFile = z.strictObject({
  rootKeys: z.array(z.strictObject({ rootKeyId: z.string(), publicKey: z.string() })),
});
export type TrustFile = z.infer<typeof TrustFile>;

/** The bytes a root key signs (ECDSA P-256 with SHA-256): canonical JSON of who may sign until when. */
export const delegationPayload = (d: Pick<Delegation, 'rootKeyId' | 'publicKey' | 'notAfter'>): Buffer =>
  Buffer.from(canonical({ rootKeyId: d.rootKeyId, publicKey: d.publicKey, notAfter: d.notAfter }));

/**
 * What the Ed25519 key signs: the seal's digest, and with it the very bytes of the delegation. ECDSA signatures have a twin, (r, n−s), that
 * verifies as well: signed over, no byte of the delegation can be exchanged.
 */
export const signedMessage = (digest: Uint8Array, delegation: Delegation | undefined): Uint8Array =>
  delegation === undefined ? digest : createHash('sha256').update(digest).update(canonical(delegation)).digest();

/** The raw public key of an Ed25519 pair, base64url: what a delegation names. */
export const rawPublicKey = (key: KeyObject): string =>
  (key.type === 'private' ? createPublicKey(key) : key)
    .export({ format: 'der', type: 'spki' })
    .subarray(ED25519_SPKI.length)
    .toString('base64url');

/** A signer over an Ed25519 private key already in hand; `delegation` says which root key vouches for it. */
export const ed25519Signer = (privateKey: KeyObject, delegation?: Delegation): ReceiptSigner => ({
  async sign(digest) {
    return {
      algorithm: 'Ed25519',
      publicKey: rawPublicKey(privateKey),
      signature: sign(null, signedMessage(digest, delegation), privateKey).toString('base64url'),
      ...(delegation === undefined ? {} : { delegation }),
    };
  },
});

export interface SignatureProblem {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** Checks both levels; undefined when all is well. `startedAt` must lie before the delegation's end. */
export function checkSignature(
  signature: ReceiptSignature,
  signed: { readonly digest: Uint8Array; readonly startedAt: string },
  trust?: TrustFile,
): SignatureProblem | undefined {
  const key = bytesOf(signature.publicKey, 32);
  const value = bytesOf(signature.signature, 64);
  const { delegation } = signature;
  const message = signedMessage(signed.digest, delegation);
  if (key === undefined || value === undefined || !edVerifies(key, value, message)) {
    const expected = 'a valid Ed25519 signature of the seal and the delegation';
    return { field: 'seal.signature', expected, found: signature.signature };
  }
  if (delegation !== undefined)
    return checkDelegation(delegation, { ...signed, publicKey: signature.publicKey }, trust);
  return trust === undefined
    ? undefined
    : { field: 'seal.signature.delegation', expected: 'a delegation by a trusted root key', found: 'none' };
}

function checkDelegation(
  delegation: Delegation,
  signed: { readonly publicKey: string; readonly startedAt: string },
  trust: TrustFile | undefined,
): SignatureProblem | undefined {
  const at = (field: string, expected: string, found: string): SignatureProblem => ({
    field: `seal.signature.delegation.${field}`,
    expected,
    found,
  });
  if (delegation.publicKey !== signed.publicKey) return at('publicKey', signed.publicKey, delegation.publicKey);
  if (Date.parse(delegation.notAfter) < Date.parse(signed.startedAt))
    return at('notAfter', `after ${signed.startedAt}`, delegation.notAfter);
  const pinned = trust?.rootKeys.find((key) => key.rootKeyId === delegation.rootKeyId);
  if (trust !== undefined && pinned === undefined) {
    return at(
      'rootKeyId',
      `one of ${trust.rootKeys.map((key) => key.rootKeyId).join(', ') || 'no keys'}`,
      delegation.rootKeyId,
    );
  }
  if (pinned !== undefined && pinned.publicKey !== delegation.rootPublicKey)
    return at('rootPublicKey', pinned.publicKey, delegation.rootPublicKey);
  return rootVerifies(delegation)
    ? undefined
    : at('signature', 'a valid ECDSA P-256 signature of the delegation', delegation.signature);
}

/** Base64url has spare bits at its end; a text that does not re-encode to itself is not what was signed. */
function bytesOf(text: string, length?: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text && (length === undefined || bytes.length === length) ? bytes : undefined;
}

function edVerifies(key: Buffer, value: Buffer, message: Uint8Array): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.concat([ED25519_SPKI, key]), format: 'der', type: 'spki' });
    return verify(null, message, publicKey, value);
  } catch {
    return false; // A key that is no point of the curve verifies nothing.
  }
}

function rootVerifies(delegation: Delegation): boolean {
  const [key, value] = [bytesOf(delegation.rootPublicKey), bytesOf(delegation.signature)];
  if (key === undefined || value === undefined) return false;
  try {
    const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
    if (publicKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false;
    return verify('sha256', delegationPayload(delegation), publicKey, value);
  } catch {
    return false; // Bytes that are no key verify nothing.
  }
}
