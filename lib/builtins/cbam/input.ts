// What the cbam agent accepts: a quarter's imports, as rows or as a file, and what holds for all of them.
import * as z from 'zod';
import { amount, type Column, FILE_INPUT, inline, text } from '../tabular/index.ts';

export const Import = z.strictObject({
  reference: text.optional().describe('Your own mark of the line, e.g. the declaration number.'),
  cnCode: text.describe('Eight digits of the customs declaration.'),
  origin: text.describe('ISO 3166 code or name of the country of origin.'),
  mass: amount.describe('Net mass.'),
  massUnit: text.optional().describe('t, unless told; kg otherwise.'),
  directEmissions: amount.optional().describe('Actual specific direct emissions, tCO2e per tonne, verified.'),
  indirectEmissions: amount.optional().describe('Actual specific indirect emissions, tCO2e per tonne.'),
  benchmark: amount.optional().describe('tCO2e per tonne, instead of the published one.'),
  route: text.optional().describe('Production route indicator of the benchmark.'),
  variant: text.optional().describe('Words of the variant, e.g. "grey".'),
  carbonPrice: amount.optional().describe('Effectively paid in the country of origin, per tonne CO2e.'),
  carbonPriceCurrency: text.optional(),
});

export const CbamInput = z.strictObject({
  quarter: z
    .string()
    .regex(/^20(2[6-9]|[3-9]\d)-Q[1-4]$/, 'Write a quarter from 2026 on, e.g. 2026-Q1.')
    .describe('Of import: decides mark-up, free allocation, nomenclature and certificate price.'),
  imports: inline(Import),
  certificatePriceEur: amount.optional().describe('The published price of the quarter, unless told.'),
  exchangeRates: z
    .record(z.string().regex(/^[A-Z]{3}$/, 'Write ISO 4217 codes, e.g. "INR".'), amount)
    .optional()
    .describe('EUR per unit of a currency.'),
  ...FILE_INPUT,
});
export type CbamInput = z.output<typeof CbamInput>;

/** What decides the figures of every row, as the receipt holds it. */
export const CbamParameters = z.strictObject({
  quarter: z.string(),
  certificatePriceEur: z.string().optional(),
  exchangeRates: z.record(z.string(), z.string()).optional(),
});
export type CbamParameters = z.output<typeof CbamParameters>;

const column = (required: boolean, ...aliases: string[]): Column => ({ required, aliases });

export const COLUMNS: Readonly<Record<keyof z.output<typeof Import>, Column>> = {
  reference: column(false, 'ref', 'id', 'lineid', 'declaration', 'mrn'),
  cnCode: column(true, 'cn', 'hscode', 'commoditycode', 'tariccode', 'cncode8'),
  origin: column(true, 'country', 'countryoforigin', 'origincountry'),
  mass: column(true, 'netmass', 'quantity', 'masst', 'netmasst', 'tonnes', 'weight', 'netweight'),
  massUnit: column(false, 'unit', 'weightunit'),
  directEmissions: column(false, 'seedirect', 'specificdirectemissions', 'direct'),
  indirectEmissions: column(false, 'seeindirect', 'specificindirectemissions', 'indirect'),
  benchmark: column(false),
  route: column(false, 'productionroute'),
  variant: column(false),
  carbonPrice: column(false, 'carbonpricepaid'),
  carbonPriceCurrency: column(false, 'currency'),
};
