// What crosses the border of an emission calculation: an activity as it comes, its emissions and all they rest on.
import * as z from 'zod';
import { FactorView, GWP_SETS } from '../../factors/index.ts';

/** Lone surrogates are no text: they have no UTF-8. */
const text = z
  .string()
  .max(200)
  .regex(/^\P{Cs}*$/u, 'Write well-formed Unicode text.');
const kilograms = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .describe('kg as decimal text.');

export const EmissionsRequest = z.strictObject({
  fuel: text.describe('Fuel or energy, e.g. "natural gas", "electricity", "steam", "diesel".'),
  quantity: z
    .union([z.number(), text], { error: 'Give a number, or its decimal text.' })
    .describe('Text keeps every digit.'),
  unit: text.describe('e.g. "kWh", "therm", "MMBtu", "gallon", "litre", "m3", "tonne".'),
  region: text.describe('"GB", "US" or an eGRID subregion such as "US-NWPP".'),
  date: text.describe('2024, 2024-Q3, 2024-07 or 2024-07-31.'),
  heatContent: text.optional().describe('A stated heat content, e.g. "1.037 therm/ccf".'),
  gwpSet: z.enum(GWP_SETS).optional().describe('Whose 100-year potentials make CO2e; AR5 unless told, and said so.'),
  factorPeriod: z
    .enum(['strict', 'nearest'])
    .optional()
    .describe('strict (unless told) refuses dates outside every factor set; nearest uses the nearest and says so.'),
  reference: text.optional().describe('Your own mark, given back with the result.'),
});
export type EmissionsRequest = z.output<typeof EmissionsRequest>;

export const EmissionsResult = z.strictObject({
  reference: z.string().optional(),
  emissions: z.strictObject({
    co2eKg: kilograms,
    co2Kg: kilograms,
    ch4Kg: kilograms,
    n2oKg: kilograms,
    biogenicCo2Kg: kilograms.describe('Outside the scopes and not in co2eKg.'),
  }),
  scope: z.literal([1, 2]),
  basis: z.string(),
  amount: z.strictObject({ value: z.string(), unit: z.string() }).describe('The quantity in the unit of the factor.'),
  conversions: z.array(z.string()),
  gwp: z.strictObject({ set: z.enum(GWP_SETS), ch4: z.string(), n2o: z.string(), source: z.string() }),
  factors: z.array(FactorView),
  assumptions: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  rounding: z.strictObject({ unit: z.string(), places: z.int(), mode: z.string(), rule: z.string() }),
});
export type EmissionsResult = z.output<typeof EmissionsResult>;
