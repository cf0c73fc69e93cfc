// What crosses the border of the factor library: searches as they come, factors and sets as they are shown.
import * as z from 'zod';

const word = (example: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ examples: [example] });
const figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const day = z.iso.date({ error: 'Write a day as YYYY-MM-DD.' });

export const FactorSearch = z.strictObject({
  text: word('gas fired boiler').optional().describe('Words of an activity; the best match stands first.'),
  fuel: word('natural gas').optional().describe('A fuel or energy by its name or a usual one.'),
  region: word('US-NWPP').optional().describe('"GB", "US" or a grid subregion; its country answers where it has none.'),
  unit: word('kWh').optional().describe('Only factors this unit can be reckoned with.'),
  source: word('EPA').optional().describe('Words of the publisher, or a set id.'),
  scope: z.enum(['1', '2'], { error: 'The scope is 1 or 2.' }).optional(),
  date: word('2024-03').optional().describe('When the activity was: 2024, 2024-Q3, 2024-07 or 2024-07-31.'),
  asOf: day.optional().describe('Only what had been published by this day.'),
});
export type FactorSearch = z.output<typeof FactorSearch>;

export const FactorView = z.strictObject({
  id: z.string(),
  name: z.string(),
  fuel: z.string(),
  scope: z.literal([1, 2]),
  region: z.string(),
  unit: z.string(),
  gasBasis: z.enum(['mass', 'co2e-AR5']).describe('kg of each gas, or kg CO2e of it, per unit.'),
  co2: figure,
  ch4: figure,
  n2o: figure,
  biogenicCo2: figure.describe('kg per unit, outside the scopes.'),
  co2eAr5: figure.describe('kg CO2e per unit under the AR5 potentials.'),
  heatContent: z.strictObject({ amount: figure, unit: z.string(), per: z.string() }).optional(),
  set: z.string(),
  source: z.string(),
  version: z.string(),
  licence: z.string(),
  recordedAt: z.iso.date(),
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
});
export type FactorView = z.output<typeof FactorView>;

export const FactorMatch = FactorView.extend({
  match: z.strictObject({
    score: z.int().nonnegative(),
    reasons: z.array(z.string()).describe('Why this factor answers, one sentence per search term.'),
  }),
});
export type FactorMatch = z.output<typeof FactorMatch>;

export const FactorPath = z.strictObject({ factorId: z.string().min(1).max(200) });

export const FactorSetSearch = FactorSearch.pick({ asOf: true });
export type FactorSetSearch = z.output<typeof FactorSetSearch>;

export const FactorSetView = z.strictObject({
  id: z.string(),
  source: z.string(),
  version: z.string(),
  licence: z.string(),
  recordedAt: z.iso.date(),
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
  use: z
    .enum(['calculation', 'archive'])
    .describe('calculation: searched and computed with; archive: kept whole, to be compared.'),
  series: z.string().optional().describe('Archived editions of one series can be compared.'),
  gasBasis: z.enum(['mass', 'co2e-AR5']).optional(),
  factors: z.int().nonnegative(),
  sha256: z.string(),
});
export type FactorSetView = z.output<typeof FactorSetView>;
