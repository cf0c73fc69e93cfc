// The door of data-validation: a file of records is held against the rules of its frameworks, every verdict in a signed receipt.
import * as z from 'zod';
import type { JsonObject } from '../../shared/json.ts';
import type { BuiltinAgent, BuiltinManifest } from '../contract.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { DataValidationInput, DataValidationOutput } from './input.ts';
import { openReplay } from './replay.ts';
import { runDataValidation } from './run.ts';
import { setsOf } from './sets.ts';

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): JsonObject =>
  z.record(z.string(), z.json()).parse(z.json().parse(z.toJSONSchema(type, { target: 'draft-2020-12', io })));

const manifest = (): BuiltinManifest => ({
  id: AGENT_ID,
  version: AGENT_VERSION,
  name: 'Data validation',
  description:
    'Holds records (JSON, CSV or JSON Lines) against ninety rules of data types, business, CBAM, CSRD, EUDR, GHG Protocol, ISO 14064 and output, each finding with its clause and remedy, each verdict in a signed receipt.',
  category: 'data-quality',
  inputSchema: schemaOf(DataValidationInput, 'input'),
  outputSchema: schemaOf(DataValidationOutput, 'output'),
  examples: [
    {
      name: 'Two activities in the body',
      input: {
        recordType: 'activity',
        records: [
          { id: 'ACT-1', material: 'natural gas', quantity: '1250', unit: 'therm', date: '2025-03-31', region: 'US' },
          { id: 'ACT-2', material: 'natural gas', quantity: '-5', unit: 'therm', date: '31/02/2025', region: 'US' },
        ],
      },
    },
    {
      name: 'A CSV file of imports',
      input: { recordType: 'cbam-import', activityFile: { fileId: 'fil_01J00000000000000000000000' } },
      file: 'importer eori,cbam account number,mrn,customs date,cn,origin,mass t\nDE123456789012345,CBAM-1,26DE12345678901AR9,2026-03-31,72081000,IN,100\n',
    },
  ],
});

let described: BuiltinManifest | undefined;

export const dataValidation: BuiltinAgent = {
  // Drawing JSON Schema costs milliseconds that only an installation or a catalogue page should pay.
  get manifest() {
    described ??= manifest();
    return described;
  },
  input: DataValidationInput,
  run: runDataValidation,
  openReplay,
  golden: async () => (await import('./golden-cases.ts')).goldenCases,
  sets: setsOf,
  headlines: [{ name: 'Valid records', at: '/validShare', unit: 'share' }],
};
