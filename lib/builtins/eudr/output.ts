// The result a compliance officer reads: what is due, plot by plot and criterion by criterion; and the statement, or why there is none.
import * as z from 'zod';
import { COMMODITIES, CRITERIA, RISK_CLASSES } from '../../eudr/index.ts';

const hectares = z.string().regex(/^\d+(\.\d+)?$/);

const Finding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'notice']),
  pointer: z.string().describe('JSON Pointer into the GeoJSON.'),
  message: z.string(),
  remedy: z.string(),
  source: z.string(),
  value: z.string().optional(),
  count: z.int().optional(),
  other: z.string().optional().describe('Id of the other plot.'),
  areaHa: hectares.optional(),
  proposal: z.strictObject({ action: z.string(), message: z.string() }).optional(),
});

const Obstacle = z.strictObject({
  code: z.string(),
  field: z.string().describe('JSON Pointer into the input.'),
  message: z.string(),
  remedy: z.string(),
  source: z.string(),
});

export const PlotResult = z.strictObject({
  id: z.string(),
  type: z.string().optional(),
  areaHa: hectares.optional().describe('Geodesic, WGS 84.'),
  positions: z.int(),
  findings: z.array(Finding),
});

const Risk = z.strictObject({
  score: z.string().describe('0 to 100, of work left: weights of concerns and, by half, of what is unanswered.'),
  conclusion: z.enum(['negligible', 'not_negligible']),
  open: z.array(z.enum(CRITERIA)).describe('Criteria that keep it from being negligible.'),
  simplified: z.strictObject({ eligible: z.boolean(), because: z.string() }),
  criteria: z.array(
    z.strictObject({
      id: z.enum(CRITERIA),
      name: z.string(),
      article: z.string(),
      weight: z.int().describe('Of this product; the regulation gives none.'),
      verdict: z.enum(['no_concern', 'concern', 'resolved', 'unanswered']),
      basis: z.enum(['derived', 'stated', 'none']),
      because: z.string(),
    }),
  ),
  mitigation: z.array(z.strictObject({ criterion: z.enum(CRITERIA), measure: z.string(), article: z.string() })),
});

export const EudrOutput = z.strictObject({
  status: z.enum(['fileable', 'not_fileable']),
  products: z.array(
    z.strictObject({
      reference: z.string(),
      code: z.string().optional(),
      status: z.string().optional(),
      commodity: z.enum(COMMODITIES).optional(),
      entry: z.string().optional(),
      entries: z.int().optional(),
      listedFrom: z.string().optional(),
      source: z.string().optional(),
      appliesFrom: z.string(),
      applies: z.boolean(),
    }),
  ),
  countries: z.array(z.strictObject({ country: z.string(), name: z.string(), risk: z.enum(RISK_CLASSES).optional() })),
  document: z.array(Finding).describe('Of the GeoJSON as a whole.'),
  plots: z.strictObject({
    total: z.int(),
    areaHa: hectares,
    unfileable: z.int(),
    first: z.array(PlotResult).describe('Those with findings first; the document of rows has all.'),
  }),
  completeness: z.strictObject({ asked: z.int(), present: z.int() }).describe('Items of Art. 9(1)(a) to (h).'),
  risk: Risk,
  chain: z.strictObject({ reached: z.array(z.string()), depth: z.int() }),
  obstacles: z.array(Obstacle).describe('Every reason why no statement can be filed.'),
  statement: z.record(z.string(), z.json()).optional().describe('In the field names of the EU information system.'),
  counts: z.strictObject({ records: z.int(), computed: z.int(), refused: z.int() }),
  tables: z.array(
    z.strictObject({ id: z.string(), version: z.string(), source: z.string(), cautions: z.array(z.string()) }),
  ),
});
export type EudrOutput = z.output<typeof EudrOutput>;
