// The door of fuel-emissions.
import type { BuiltinAgent, BuiltinManifest } from '../contract.ts';
import { FuelEmissionsInput } from './input.ts';
import { manifest } from './manifest.ts';
import { openReplay } from './replay.ts';
import { runFuelEmissions } from './run.ts';

let described: BuiltinManifest | undefined;

export const fuelEmissions: BuiltinAgent = {
  // Drawing JSON Schema costs milliseconds that only an installation or a catalogue page should pay.
  get manifest() {
    described ??= manifest();
    return described;
  },
  input: FuelEmissionsInput,
  run: runFuelEmissions,
  openReplay,
};
