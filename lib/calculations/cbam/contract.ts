// What crosses the border of a CBAM calculation: an import as it is declared, what it owes by either route as it is shown.
import * as z from 'zod';
import { ASSUMPTION_CODES, Processes, RESULT_QUALITY } from '../../calculators/index.ts';
import { DefaultValueView } from '../../factors/index.ts';
import { number as amount } from '../figures.ts';

const figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const word = z.string().trim().max(100);
const currency = z.string().regex(/^[A-Z]{3}$/, 'Write the ISO 4217 code, e.g. "EUR".');

const ExchangeRate = z.strictObject({
  rate: amount,
  date: z.iso.date('Write the day of the rate as YYYY-MM-DD.'),
  source: word.optional().describe('Who published it.'),
});

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
      benchmark: amount.optional().describe('Column A, with that of the precursors.'),
      relative95: amount.optional().describe('Half width of the 95 % interval as a share, where somebody states it.'),
    })
    .optional()
    .describe('Actual specific embedded emissions, set beside the default route.'),
  processes: Processes.optional().describe('How the good and its precursors were made, to any depth.'),
  process: word.optional().describe('Which of the processes made the good: its emissions are the actual ones.'),
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
  exchangeRates: z.record(currency, ExchangeRate).optional().describe('EUR per unit of a currency.'),
  earlierImportsT: amount
    .optional()
    .describe(
      'Tonnes the importer brought in earlier in the year, for the threshold; hydrogen and electricity left out.',
    ),
  reference: z.string().max(200).optional().describe('Your own mark, given back with the result.'),
});
export type CbamRequest = z.output<typeof CbamRequest>;

const Route = z.strictObject({
  specificT: figure.describe('tCO2e per tonne that count; with mark-up on the default route.'),
  specificDirectT: figure,
  specificIndirectT: figure.describe('0 where indirect emissions do not count for the good.'),
  benchmarkT: figure,
  embeddedT: figure.describe('tCO2e.'),
  embeddedDirectT: figure,
  embeddedIndirectT: figure,
  byDefaultsT: figure.describe('Of the embedded emissions: what rests on default values.'),
  adjustmentT: figure.describe('tCO2e still free of charge.'),
  payableT: figure,
  paidAbroadT: figure,
  certificates: figure,
  euro: figure,
  assumptions: z.array(z.strictObject({ code: z.enum(ASSUMPTION_CODES), message: z.string() })),
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
  payableShare: figure.describe('What is no longer free of the benchmark: 0.025 in 2026, 1 from 2034.'),
  certificatePriceEur: figure,
  exchangeRate: z
    .strictObject({ currency: z.string(), rate: figure, date: z.string(), source: z.string().optional() })
    .optional()
    .describe('That turned the price paid abroad into euro.'),
  deMinimis: z
    .strictObject({
      massT: figure.describe('Of this import and the earlier ones of the year, as far as they count.'),
      thresholdT: figure,
      exempt: z.boolean(),
    })
    .optional()
    .describe('Where earlierImportsT is given.'),
  processes: z
    .array(z.strictObject({ id: z.string(), directT: figure, indirectT: figure, totalT: figure, byDefaultsT: figure }))
    .optional()
    .describe('Specific embedded emissions of each process, tCO2e per tonne.'),
  byDefault: Route,
  byActual: Route.optional(),
  defaultCostsMoreEur: figure.optional().describe('Euro between the routes; negative where actual data cost more.'),
  ...RESULT_QUALITY,
  factors: z.array(
    z.strictObject({ set: z.string(), version: z.string(), sha256: z.string(), cautions: z.array(z.string()) }),
  ),
  rounding: z.strictObject({ tonnes: z.string(), euroPlaces: z.int(), mode: z.string(), rule: z.string() }),
});
export type CbamResult = z.output<typeof CbamResult>;
