// What crosses the border of an energy calculation: a building's year as it comes, its intensity as it is shown.
import * as z from 'zod';

const amount = z
  .union([z.number(), z.string().max(100)], { error: 'Give a number, or its decimal text.' })
  .describe('Text keeps every digit.');
const figure = z.string().regex(/^-?\d+(\.\d+)?$/);

export const EnergyRequest = z.strictObject({
  uses: z
    .array(
      z.strictObject({
        energy: z.enum(['electricity', 'natural-gas', 'district-steam']),
        amount: amount,
        unit: z.enum(['kWh', 'therm', 'ccf', 'Mcf', 'scf', 'klb', 'GJ', 'kBtu']),
      }),
    )
    .min(1, 'Give at least one use.')
    .max(50)
    .describe('Of one year.'),
  floorArea: amount.describe('Gross floor area, parking left out.'),
  areaUnit: z.enum(['ft2', 'm2']),
  year: z.int().min(1990).max(2100).describe('Decides the source-site ratios.'),
  country: z.enum(['US', 'CA']).optional().describe('Whose source-site ratios hold; US unless told, and said so.'),
  propertyType: z.string().trim().min(1).max(100).optional().describe('As ENERGY STAR names it, e.g. "Office".'),
  reference: z.string().max(200).optional().describe('Your own mark, given back with the result.'),
});
export type EnergyRequest = z.output<typeof EnergyRequest>;

export const EnergyResult = z.strictObject({
  reference: z.string().optional(),
  siteKbtu: figure,
  sourceKbtu: figure,
  siteEui: figure.describe('kBtu per square foot and year.'),
  sourceEui: figure.describe('kBtu per square foot and year.'),
  floorAreaFt2: figure,
  byEnergy: z.array(z.strictObject({ energy: z.string(), siteKbtu: figure, sourceKbtu: figure })),
  benchmark: z.nullable(
    z.strictObject({
      propertyType: z.string(),
      medianSiteEui: figure,
      difference: figure.describe('(EUI − median) / median.'),
      doubt: z.string().optional(),
    }),
  ),
  gaps: z.array(z.string()),
  assumptions: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  factors: z.array(
    z.strictObject({ set: z.string(), version: z.string(), sha256: z.string(), cautions: z.array(z.string()) }),
  ),
  rounding: z.strictObject({ places: z.int(), mode: z.string(), rule: z.string() }),
});
export type EnergyResult = z.output<typeof EnergyResult>;
