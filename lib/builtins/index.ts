// The door: which built-in agents this release carries.
export type {
  BuiltinAgent,
  BuiltinManifest,
  BuiltinRequest,
  BuiltinResult,
  BuiltinSink,
  RunProgress,
} from './contract.ts';

import type { BuiltinAgent } from './contract.ts';

export const builtins: ReadonlyMap<string, BuiltinAgent> = new Map();
