// The door: which built-in agents this release carries. Each is loaded when it is first asked for, so that no cold start waits for the others.
export type {
  BuiltinAgent,
  BuiltinManifest,
  BuiltinRequest,
  BuiltinResult,
  BuiltinSink,
  Checkpoints,
  DataSet,
  Headline,
  RunProgress,
  Spellings,
  TenantFactors,
} from './contract.ts';
export { type Expectation, type GoldenCase, type Judgement, judge } from './golden.ts';

import { ARCHIVE_ASSETS, CBAM_ASSETS } from '../factors/index.ts';
import type { OpenReplay } from '../receipts/index.ts';
import { AGENT_ID as BUILDING_ENERGY } from './building-energy/identity.ts';
import { AGENT_ID as CBAM } from './cbam/identity.ts';
import type { BuiltinAgent } from './contract.ts';
import { AGENT_ID as DATA_PIPELINE } from './data-pipeline/identity.ts';
import { AGENT_ID as DATA_VALIDATION, RULE_FILE } from './data-validation/identity.ts';
import { AGENT_ID as EUDR } from './eudr/identity.ts';
import { AGENT_ID as FUEL_EMISSIONS } from './fuel-emissions/identity.ts';

const LOADERS: ReadonlyMap<string, () => Promise<BuiltinAgent>> = new Map([
  [FUEL_EMISSIONS, async () => (await import('./fuel-emissions/index.ts')).fuelEmissions],
  [CBAM, async () => (await import('./cbam/index.ts')).cbam],
  [DATA_VALIDATION, async () => (await import('./data-validation/index.ts')).dataValidation],
  [EUDR, async () => (await import('./eudr/index.ts')).eudr],
  [BUILDING_ENERGY, async () => (await import('./building-energy/index.ts')).buildingEnergy],
  [DATA_PIPELINE, async () => (await import('./data-pipeline/index.ts')).dataPipeline],
]);

export const BUILTIN_IDS: readonly string[] = [...LOADERS.keys()];

/** Undefined when this release carries no such agent. */
export const loadBuiltin = async (id: string): Promise<BuiltinAgent | undefined> => LOADERS.get(id)?.();

/** How an agent's receipts are recomputed: what `verifyReceipt` asks for. */
export const replays = async (agentId: string): Promise<OpenReplay | undefined> =>
  (await loadBuiltin(agentId))?.openReplay;

/** Data files that agents read while they run: what a function that runs them names under `assets`. */
export const BUILTIN_ASSETS: readonly string[] = [...CBAM_ASSETS, ...ARCHIVE_ASSETS, RULE_FILE];
