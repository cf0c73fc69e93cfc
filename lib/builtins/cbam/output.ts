// The result a declarant reads: what is owed, good by good, how much of it rests on defaults, what to declare, and what is missing.
import * as z from 'zod';
import { RESULT_QUALITY } from '../../calculators/index.ts';
import { ReferenceSet } from '../../factors/index.ts';
import { ReportedShape } from '../tabular/index.ts';
import { GAP_CODES } from './gaps.ts';
import { Importer, Installation } from './input.ts';

const figure = z.string().regex(/^-?\d+(\.\d+)?$/);

const Sums = z.strictObject({
  rows: z.int(),
  massT: figure,
  embeddedT: figure.describe('tCO2e.'),
  embeddedDirectT: figure,
  embeddedIndirectT: figure.describe('Where indirect emissions count.'),
  specificT: figure.describe('tCO2e per tonne.'),
  specificDirectT: figure,
  specificIndirectT: figure,
  adjustmentT: figure.describe('tCO2e still free of charge.'),
  payableT: figure.describe('tCO2e beyond what is still free.'),
  paidAbroadT: figure,
  certificates: figure.describe('tCO2e to surrender, after what was paid abroad.'),
  euro: figure,
  euroByDefault: figure.describe('What the same imports would cost by default values alone.'),
  shareByDefaults: figure.describe('Of the embedded emissions.'),
});
const basis = z.enum(['actual', 'default']);
const known = z.nullable(z.string());

const Line = z.strictObject({
  cnCode: z.string(),
  name: z.string(),
  origin: z.string(),
  massT: figure,
  basis,
  specificDirectT: figure,
  specificIndirectT: figure,
  embeddedT: figure,
  shareByDefaults: figure,
  installation: z.nullable(
    z.strictObject({ id: z.string(), name: known, country: known, operator: known, place: known }),
  ),
  verification: z.nullable(Installation.shape.verification.unwrap()),
  carbonPricePaid: z.strictObject({ prices: z.array(z.string()), deductedT: figure }),
  certificates: figure,
});

export const CbamOutput = z.strictObject({
  quarter: z.string(),
  total: Sums,
  defaultCostsMoreEur: figure.describe('Euro that default values would cost beyond the actual ones given.'),
  goods: z
    .array(
      Sums.extend({
        cnCode: z.string(),
        name: z.string(),
        sector: z.string(),
        origin: z.string(),
        basis,
        installation: z.string().optional(),
      }),
    )
    .describe('One entry per code, origin, installation and basis.'),
  processes: z
    .array(
      z.strictObject({
        ...{ id: z.string(), directT: figure, indirectT: figure, totalT: figure, byDefaultsT: figure },
        benchmarkT: figure.optional().describe('Of process and precursors, where all have one.'),
      }),
    )
    .describe('Specific embedded emissions of the processes described, tCO2e per tonne.'),
  declaration: z
    .strictObject({
      year: z.int(),
      quarter: z.string(),
      dueOn: z.iso.date(),
      importer: z.nullable(Importer),
      goods: z.array(Line),
      massT: figure,
      embeddedT: figure,
      certificates: figure,
    })
    .describe("This quarter's part of the year's declaration; null where nobody said."),
  deMinimis: z.strictObject({
    massT: figure.describe('Of these imports, hydrogen and electricity left out.'),
    earlierT: z.nullable(figure),
    yearToDateT: figure,
    thresholdT: figure,
    withinThreshold: z.boolean(),
    note: z.string(),
  }),
  gaps: z.array(z.strictObject({ code: z.enum(GAP_CODES), message: z.string(), rows: z.int() })),
  ...RESULT_QUALITY,
  ...ReportedShape,
  factors: z.array(ReferenceSet),
  rounding: z.strictObject({ tonnes: z.string(), euroPlaces: z.int(), mode: z.string(), rule: z.string() }),
});
export type CbamOutput = z.output<typeof CbamOutput>;
