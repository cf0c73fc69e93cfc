// The result a declarant reads: what is owed, good by good, how much of it rests on defaults, and what is missing.
import * as z from 'zod';
import { ReferenceSet } from '../../factors/index.ts';
import { ReportedShape } from '../tabular/index.ts';

const figure = z.string().regex(/^-?\d+(\.\d+)?$/);

const Sums = z.strictObject({
  rows: z.int(),
  massT: figure,
  embeddedT: figure.describe('tCO2e.'),
  payableT: figure.describe('tCO2e beyond what is still free.'),
  certificates: figure.describe('tCO2e to surrender, after what was paid abroad.'),
  euro: figure,
  shareByDefaults: figure.describe('Of the embedded emissions.'),
});

export const CbamOutput = z.strictObject({
  quarter: z.string(),
  total: Sums,
  defaultCostsMoreEur: figure.describe('Euro that default values would cost beyond the actual ones given.'),
  goods: z
    .array(Sums.extend({ cnCode: z.string(), name: z.string(), sector: z.string(), origin: z.string() }))
    .describe('For the declaration: one entry per code and origin.'),
  deMinimis: z.strictObject({
    massT: figure.describe('Of these imports, hydrogen and electricity left out.'),
    thresholdT: figure,
    withinThreshold: z.boolean(),
    note: z.string(),
  }),
  gaps: z.array(z.strictObject({ code: z.string(), message: z.string(), rows: z.int() })),
  ...ReportedShape,
  factors: z.array(ReferenceSet),
  rounding: z.strictObject({ tonnes: z.string(), euroPlaces: z.int(), mode: z.string(), rule: z.string() }),
});
export type CbamOutput = z.output<typeof CbamOutput>;
