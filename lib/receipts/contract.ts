// What a receipt is made of: the shapes that writer, signer and verifier agree on.
import * as z from 'zod';

export const RECEIPT_FORMAT = 'greenlang-receipt/1';

const hex = z.string().regex(/^[0-9a-f]+$/);
const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** A root key's word that an ephemeral key may sign until `notAfter`: ECDSA P-256 over the canonical JSON of the other three fields. */
export const Delegation = z.strictObject({
  rootKeyId: z.string().min(1).max(300),
  /** The ephemeral Ed25519 key this delegation speaks of: raw 32 bytes, base64url. */
  publicKey: base64url,
  notAfter: z.iso.datetime(),
  /** DER (as KMS returns it), base64url. */
  signature: base64url,
  /** SPKI DER of the root key, base64url; a trust file pins it, the receipt only offers it. */
  rootPublicKey: base64url,
});
export type Delegation = z.infer<typeof Delegation>;

export const ReceiptSignature = z.strictObject({
  algorithm: z.literal('Ed25519'),
  /** Raw 32 bytes, base64url. */
  publicKey: base64url,
  /** Raw 64 bytes, base64url: over the digest's 32 bytes, or with a delegation over SHA-256(digest ‖ canonical(delegation)). */
  signature: base64url,
  delegation: Delegation.optional(),
});
export type ReceiptSignature = z.infer<typeof ReceiptSignature>;

/** Signs the 32-byte SHA-256 digest of a seal. The platform supplies one rooted in KMS. */
export interface ReceiptSigner {
  sign(digest: Uint8Array): Promise<ReceiptSignature>;
}

export const ReceiptHeader = z.strictObject({
  format: z.literal(RECEIPT_FORMAT),
  agent: z.strictObject({ id: z.string(), version: z.string() }),
  executionId: z.string(),
  tenantId: z.string().optional(),
  startedAt: z.iso.datetime(),
  /** What the agent itself declares: parameters, factor sets with checksums, GWP, rounding. Replayed by the agent. */
  terms: z.record(z.string(), z.unknown()),
});
export type ReceiptHeader = z.infer<typeof ReceiptHeader>;

export const ReceiptSeal = z.strictObject({
  /** Totals and counts, recomputed by the agent's replay. */
  totals: z.record(z.string(), z.unknown()),
  /** The uploaded file as read, when there was one. */
  inputFile: z.strictObject({ sha256: hex, bytes: z.int().nonnegative() }).optional(),
  chain: z.strictObject({ algorithm: z.literal('SHA-256'), entries: z.int().nonnegative(), head: hex }),
  signature: ReceiptSignature,
});
export type ReceiptSeal = z.infer<typeof ReceiptSeal>;

/** What an execution keeps of its receipt. */
export interface ReceiptSummary {
  readonly entries: number;
  readonly chainHead: string;
  readonly bytes: number;
  readonly signature: ReceiptSignature;
}

/** Recomputes a receipt from what its entries say was read; one per receipt, fed in order. Owned by the agent that wrote it. */
export interface Replay {
  /** The canonical entry that the inputs in this one must yield; undefined when it does not hold inputs as read. */
  entry(entry: Readonly<Record<string, unknown>>): string | undefined;
  /** The totals that the entries so far must yield. */
  totals(): Readonly<Record<string, unknown>>;
}

/** Opens a replay for a header, or says why this installation cannot recompute it (unknown version, factor set, parameter). */
export type OpenReplay = (header: ReceiptHeader) => Replay | { readonly refusal: string };
