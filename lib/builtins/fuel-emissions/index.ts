// The door of fuel-emissions.
import type { BuiltinAgent } from '../contract.ts';
import { manifest } from './manifest.ts';
import { openReplay } from './replay.ts';
import { runFuelEmissions } from './run.ts';

export const fuelEmissions: BuiltinAgent = { manifest: manifest(), run: runFuelEmissions, openReplay };
