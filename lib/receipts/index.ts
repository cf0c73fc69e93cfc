// The door of receipts: written while computing, verified by recomputing.
export { canonical } from './canonical.ts';
export {
  Delegation,
  type OpenReplay,
  RECEIPT_FORMAT,
  ReceiptHeader,
  ReceiptSeal,
  ReceiptSignature,
  type ReceiptSigner,
  type ReceiptSummary,
  type Replay,
} from './contract.ts';
export { firstDifference } from './difference.ts';
export { delegationPayload, ed25519Signer, rawPublicKey, TrustFile } from './signature.ts';
export { type Verification, type VerifyOptions, verifyReceipt } from './verify-receipt.ts';
export { ReceiptWriter } from './write-receipt.ts';
