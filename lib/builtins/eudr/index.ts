// The door of eudr: products, suppliers and plots become a judged consignment and the data of its due diligence statement.
import * as z from 'zod';
import type { JsonObject } from '../../shared/json.ts';
import type { BuiltinAgent, BuiltinManifest } from '../contract.ts';
import { EXAMPLES } from './examples.ts';
import { sets } from './fixed.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { EudrInput } from './input.ts';
import { EudrOutput } from './output.ts';
import { openReplay } from './replay.ts';
import { runEudr } from './run.ts';

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): JsonObject =>
  z.record(z.string(), z.json()).parse(z.json().parse(z.toJSONSchema(type, { target: 'draft-2020-12', io })));

let described: BuiltinManifest | undefined;

export const eudr: BuiltinAgent = {
  get manifest() {
    described ??= {
      id: AGENT_ID,
      version: AGENT_VERSION,
      name: 'Deforestation due diligence (EUDR)',
      description:
        'Scope, country risk, plots (GeoJSON or CSV), completeness, risk criteria and chain of statements of a consignment under Regulation (EU) 2023/1115; the data of its due diligence statement, or every reason why none can be filed; each plot in a signed receipt.',
      category: 'eudr',
      inputSchema: schemaOf(EudrInput, 'input'),
      outputSchema: schemaOf(EudrOutput, 'output'),
      examples: EXAMPLES,
    };
    return described;
  },
  input: EudrInput,
  run: runEudr,
  openReplay,
  golden: async () => (await import('./golden-cases.ts')).goldenCases,
  sets,
  headlines: [
    { name: 'Risk score', at: '/risk/score', unit: 'of 100' },
    { name: 'Area of the plots', at: '/plots/areaHa', unit: 'ha' },
  ],
};
