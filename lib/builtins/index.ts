// The door: which built-in agents this release carries.
export type {
  BuiltinAgent,
  BuiltinManifest,
  BuiltinRequest,
  BuiltinResult,
  BuiltinSink,
  DataSet,
  Headline,
  RunProgress,
} from './contract.ts';
export type { Expectation, GoldenCase } from './golden.ts';

import { CBAM_ASSETS } from '../factors/index.ts';
import type { OpenReplay } from '../receipts/index.ts';
import { AGENT_ID as BUILDING_ENERGY } from './building-energy/identity.ts';
import { buildingEnergy } from './building-energy/index.ts';
import { AGENT_ID as CBAM } from './cbam/identity.ts';
import { cbam } from './cbam/index.ts';
import type { BuiltinAgent } from './contract.ts';
import { AGENT_ID as FUEL_EMISSIONS } from './fuel-emissions/identity.ts';
import { fuelEmissions } from './fuel-emissions/index.ts';

export const builtins: ReadonlyMap<string, BuiltinAgent> = new Map([
  [FUEL_EMISSIONS, fuelEmissions],
  [CBAM, cbam],
  [BUILDING_ENERGY, buildingEnergy],
]);

/** How each agent's receipts are recomputed: what `verifyReceipt` asks for. */
export const replays: ReadonlyMap<string, OpenReplay> = new Map(
  [...builtins].map(([id, agent]) => [id, agent.openReplay]),
);

/** Data files that agents read while they run: what a function that runs them names under `assets`. */
export const BUILTIN_ASSETS: readonly string[] = CBAM_ASSETS;
