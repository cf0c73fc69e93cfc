// The door of audit: it listens to events and is imported by no other domain.
export { chainEntries } from './chain-entries.ts';
export { AuditVerification } from './contract.ts';
export { verifyChain } from './verify-chain.ts';
