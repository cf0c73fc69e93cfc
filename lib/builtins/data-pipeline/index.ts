// The door of data-pipeline: a declared pipeline over rows or an uploaded file of any length, resumed where an attempt was lost.
import * as z from 'zod';
import type { JsonObject } from '../../shared/json.ts';
import type { BuiltinAgent, BuiltinManifest } from '../contract.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { PipelineInput } from './input.ts';
import { PipelineOutput } from './output.ts';
import { openReplay } from './replay.ts';
import { runDataPipeline } from './run.ts';
import { sets } from './sets.ts';

const DEFINITION = {
  name: 'Shipments by origin',
  stages: [
    { id: 'read', op: 'transform', to: 'cbam-shipment', locale: 'de-DE', onError: 'quarantine' },
    {
      id: 'by-origin',
      op: 'aggregate',
      plan: {
        by: [{ kind: 'category', field: 'originCountry' }],
        measures: [{ name: 'tonnes', op: 'sum', field: 'netMassTonnes' }],
      },
    },
  ],
};

let described: BuiltinManifest | undefined;

export const dataPipeline: BuiltinAgent = {
  // Drawing JSON Schema costs milliseconds that only an installation or a catalogue page should pay.
  get manifest() {
    described ??= {
      id: AGENT_ID,
      version: AGENT_VERSION,
      name: 'Data pipeline',
      description:
        'Runs a declared pipeline (normalise, transform, join, branch, aggregate …) over rows or an uploaded CSV or JSON Lines file; every row is output, skipped or quarantined with its lineage, in a signed receipt.',
      category: 'data',
      inputSchema: schemaOf(PipelineInput, 'input'),
      outputSchema: schemaOf(PipelineOutput, 'output'),
      examples: [
        {
          name: 'Two shipments, one with a day the calendar lacks',
          input: {
            definition: DEFINITION,
            rows: [
              {
                Sendung: 'S-1',
                Importdatum: '31.03.2025',
                Warennummer: '72071111',
                Ursprungsland: 'Türkei',
                Eigenmasse: '12.500,5',
                Einheit: 'kg',
              },
              {
                Sendung: 'S-2',
                Importdatum: '31.02.2025',
                Warennummer: '72071111',
                Ursprungsland: 'TR',
                Eigenmasse: '3',
                Einheit: 't',
              },
            ],
          },
        },
      ],
    };
    return described;
  },
  input: PipelineInput,
  run: runDataPipeline,
  openReplay,
  golden: async () => (await import('./golden-cases.ts')).goldenCases,
  sets,
  headlines: [{ name: 'share of rows kept', at: '/outputShare', unit: '' }],
};

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): JsonObject =>
  z.record(z.string(), z.json()).parse(z.json().parse(z.toJSONSchema(type, { target: 'draft-2020-12', io })));
