// The door of fuel-emissions.
import type { BuiltinAgent } from '../contract.ts';
import { FuelEmissionsInput } from './input.ts';
import { manifest } from './manifest.ts';
import { openReplay } from './replay.ts';
import { runFuelEmissions } from './run.ts';

export const fuelEmissions: BuiltinAgent = {
  manifest: manifest(),
  input: FuelEmissionsInput,
  run: runFuelEmissions,
  openReplay,
};
