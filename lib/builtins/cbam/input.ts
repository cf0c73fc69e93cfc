// What the cbam agent accepts: a quarter's imports, as rows or as a file, how the goods were made, and who declares them.
import * as z from 'zod';
import { Processes } from '../../calculators/index.ts';
import { amount, type Column, FILE_INPUT, inline, small, text } from '../tabular/index.ts';

export const Import = z.strictObject({
  reference: text.optional().describe('Your own mark of the line, e.g. the declaration number.'),
  cnCode: text.describe('Eight digits of the customs declaration.'),
  origin: text.describe('ISO 3166 code or name of the country of origin.'),
  mass: amount.describe('Net mass.'),
  massUnit: text.optional().describe('t, unless told; kg otherwise.'),
  installation: text.optional().describe('Id of the installation that made the good.'),
  process: text.optional().describe('Id of the process that made the good: its emissions are the actual ones.'),
  directEmissions: amount.optional().describe('Actual specific direct emissions, tCO2e per tonne, verified.'),
  indirectEmissions: amount.optional().describe('Actual specific indirect emissions, tCO2e per tonne.'),
  benchmark: amount.optional().describe('tCO2e per tonne, instead of the published one: column A for actual values.'),
  route: text.optional().describe('Production route indicator of the benchmark.'),
  variant: text.optional().describe('Words of the variant, e.g. "grey".'),
  carbonPrice: amount
    .optional()
    .describe('Effectively paid in the country of origin, per tonne CO2e, rebates deducted.'),
  carbonPriceCurrency: text.optional(),
  carbonPriceEvidence: text.optional().describe('Where the payment is certified, e.g. the number of the report.'),
});

const Verification = z.strictObject({
  verifier: text.describe('Accredited verifier.'),
  accreditation: text.optional().describe('Its accreditation number.'),
  report: text.describe('Mark of the verification report.'),
  date: z.iso.date('Write the day of the report as YYYY-MM-DD.').optional(),
});

export const Installation = z.strictObject({
  id: text.describe('As rows and processes name it.'),
  name: text,
  country: text.describe('ISO 3166 code.'),
  operator: text.optional(),
  place: text.optional().describe('Address, UN/LOCODE or coordinates.'),
  verification: Verification.optional().describe('Of its emissions report; without it, a gap.'),
});
export type Installation = z.output<typeof Installation>;

export const Importer = z.strictObject({
  name: text,
  eori: text.optional().describe('Economic Operators Registration and Identification number.'),
  declarant: text.optional().describe('CBAM account number of the authorised declarant.'),
  address: text.optional(),
});

/** As it is asked of a new run; receipts hold whatever was accepted when they were made. */
const StatedImporter = Importer.extend({
  name: text.regex(/\S/, 'Name the importer; the declaration names one.'),
  eori: text
    .regex(/^[A-Z]{2}[A-Z0-9]{1,15}$/, 'An EORI number is a country code and up to 15 letters or digits.')
    .optional()
    .describe('Economic Operators Registration and Identification number.'),
});

const ExchangeRate = z.strictObject({
  rate: amount.describe('EUR per unit.'),
  date: z.iso.date('Write the day of the rate as YYYY-MM-DD.'),
  source: text.optional().describe('Who published it.'),
});

const COMMON = {
  uncertainty: z
    .strictObject({ actual: amount.optional(), defaults: amount.optional() })
    .optional()
    .describe(
      'Half widths of the 95 % intervals of actual emissions and default values as shares, where somebody states them.',
    ),
  importer: Importer.optional(),
  installations: small(z.array(Installation).min(1).max(200)).optional(),
  processes: small(Processes).optional().describe('How goods and their precursors were made, to any depth.'),
};
const Currency = z.string().regex(/^[A-Z]{3}$/, 'Write ISO 4217 codes, e.g. "INR".');

export const CbamInput = z.strictObject({
  quarter: z
    .string()
    .regex(/^20(2[6-9]|[3-9]\d)-Q[1-4]$/, 'Write a quarter from 2026 on, e.g. 2026-Q1.')
    .describe('Of import: decides mark-up, free allocation, nomenclature and certificate price.'),
  imports: inline(Import),
  ...COMMON,
  importer: StatedImporter.optional(),
  earlierImportsT: amount
    .optional()
    .describe(
      'Tonnes imported earlier in the calendar year, hydrogen and electricity left out: for the 50 t threshold.',
    ),
  certificatePriceEur: amount.optional().describe('The published price of the quarter, unless told.'),
  exchangeRates: z.record(Currency, ExchangeRate).optional(),
  ...FILE_INPUT,
});
export type CbamInput = z.output<typeof CbamInput>;

/** What decides the figures of every row, as the receipt holds it. */
export const CbamParameters = z.strictObject({
  quarter: z.string(),
  ...COMMON,
  earlierImportsT: z.string().optional(),
  certificatePriceEur: z.string().optional(),
  exchangeRates: z.record(z.string(), ExchangeRate).optional(),
});
export type CbamParameters = z.output<typeof CbamParameters>;

const column = (required: boolean, ...aliases: string[]): Column => ({ required, aliases });

export const COLUMNS: Readonly<Record<keyof z.output<typeof Import>, Column>> = {
  reference: column(false, 'ref', 'id', 'lineid', 'declaration', 'mrn'),
  cnCode: column(true, 'cn', 'hscode', 'commoditycode', 'tariccode', 'cncode8'),
  origin: column(true, 'country', 'countryoforigin', 'origincountry'),
  mass: column(true, 'netmass', 'quantity', 'masst', 'netmasst', 'tonnes', 'weight', 'netweight'),
  massUnit: column(false, 'unit', 'weightunit'),
  installation: column(false, 'installationid', 'plant', 'site'),
  process: column(false, 'processid', 'productionprocess'),
  directEmissions: column(false, 'seedirect', 'specificdirectemissions', 'direct'),
  indirectEmissions: column(false, 'seeindirect', 'specificindirectemissions', 'indirect'),
  benchmark: column(false),
  route: column(false, 'productionroute'),
  variant: column(false),
  carbonPrice: column(false, 'carbonpricepaid'),
  carbonPriceCurrency: column(false, 'currency'),
  carbonPriceEvidence: column(false, 'evidence'),
};
