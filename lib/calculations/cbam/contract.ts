// What crosses the border of a CBAM calculation: an import as it is declared, what it owes by either route as it is shown.
import * as z from 'zod';
import { DefaultValueView } from '../../factors/index.ts';

const amount = z
  .union([z.number(), z.string().max(100)], { error: 'Give a number, or its decimal text.' })
  .describe('Text keeps every digit.');
const figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const word = z.string().trim().max(100);
const currency = z.string().regex(/^[A-Z]{3}$/, 'Write the ISO 4217 code, e.g. "EUR".');

export const CbamRequest = z.strictObject({
  cnCode: word.describe('Eight digits of the customs declaration.'),
  origin: word.describe('ISO 3166 code of the country of origin.'),
  massT: amount.describe('Net mass in tonnes.'),
  year: z
    .int({ error: 'Give the year of import, e.g. 2026.' })
    .describe('Of import: decides mark-up, free allocation and nomenclature.'),
  quarter: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/, 'Write a quarter as 2026-Q1.')
    .optional()
    .describe('Whose published certificate price holds, where none is stated.'),
  certificatePriceEur: amount.optional(),
  actual: z
    .strictObject({
      direct: amount.describe('tCO2e per tonne, verified.'),
      indirect: amount.optional(),
      benchmark: amount.optional(),
    })
    .optional()
    .describe('Actual specific embedded emissions, set beside the default route.'),
  route: word.optional().describe('Production route indicator of the benchmark.'),
  variant: word.optional().describe('Words of the variant where a code has several, e.g. "grey".'),
  benchmark: amount.optional().describe('tCO2e per tonne, instead of the published one.'),
  carbonPricePaid: z
    .discriminatedUnion('per', [
      z.strictObject({ per: z.literal('tonne CO2e'), amount, currency }),
      z.strictObject({ per: z.literal('consignment'), amount, currency }),
      z.strictObject({ per: z.literal('certificates'), amount }),
    ])
    .optional()
    .describe('Effectively paid in the country of origin, rebates deducted.'),
  exchangeRates: z.record(currency, amount).optional().describe('EUR per unit of a currency.'),
  reference: z.string().max(200).optional().describe('Your own mark, given back with the result.'),
});
export type CbamRequest = z.output<typeof CbamRequest>;

const Route = z.strictObject({
  specificT: figure.describe('tCO2e per tonne that count; with mark-up on the default route.'),
  benchmarkT: figure,
  embeddedT: figure.describe('tCO2e.'),
  adjustmentT: figure.describe('tCO2e still free of charge.'),
  payableT: figure,
  paidAbroadT: figure,
  certificates: figure,
  euro: figure,
  assumptions: z.array(z.string()),
});

export const CbamResult = z.strictObject({
  reference: z.string().optional(),
  good: z.strictObject({
    cnCode: z.string(),
    name: z.string(),
    category: z.string(),
    sector: z.string(),
    indirectEmissionsCount: z.boolean(),
  }),
  origin: z.string(),
  massT: figure,
  defaultValue: DefaultValueView,
  markup: figure,
  freeAllocationShare: figure,
  byDefault: Route,
  byActual: Route.optional(),
  defaultCostsMoreEur: figure.optional().describe('Euro between the routes; negative where actual data cost more.'),
  factors: z.array(
    z.strictObject({ set: z.string(), version: z.string(), sha256: z.string(), cautions: z.array(z.string()) }),
  ),
  rounding: z.strictObject({ tonnes: z.string(), euroPlaces: z.int(), mode: z.string(), rule: z.string() }),
});
export type CbamResult = z.output<typeof CbamResult>;
