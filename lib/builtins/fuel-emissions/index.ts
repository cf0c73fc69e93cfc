// The door of fuel-emissions.
import { archive, library } from '../../factors/index.ts';
import type { BuiltinAgent, BuiltinManifest } from '../contract.ts';
import { factorSetsOf } from '../data-sets.ts';
import { FuelEmissionsInput } from './input.ts';
import { ALIASES } from './layout.ts';
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
  spellings: { activities: ALIASES },
  run: runFuelEmissions,
  openReplay,
  takesOwnFactors: true,
  golden: async () => (await import('./golden-cases.ts')).goldenCases,
  sets: () => factorSetsOf(library(), [...library().sets.values(), ...archive().editions]),
  headlines: [
    { name: 'total', at: '/total/co2eKg', unit: 'kg CO2e' },
    { name: 'scope 1', at: '/scopes/scope1/co2eKg', unit: 'kg CO2e' },
    { name: 'scope 2', at: '/scopes/scope2/co2eKg', unit: 'kg CO2e' },
  ],
};
