// The door of inspection: one stream in, one verdict out.
export { type ArchiveFormat, type Declared, inspectArchive, type Verdict } from './inspect-archive.ts';
export type { Findings } from './ledger.ts';
export { LIMITS } from './limits.ts';
export { Manifest } from './manifest.ts';
export { type Refusal, refuse } from './refusal.ts';
