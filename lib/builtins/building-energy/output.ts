// The result an owner reads: intensities, emissions and benchmark of every building, sums, and what is odd or missing.
import * as z from 'zod';
import { FactorView, ReferenceSet } from '../../factors/index.ts';
import { ReportedShape } from '../tabular/index.ts';

const figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const count = z.int().nonnegative();
const Energy = {
  floorAreaFt2: figure,
  siteKbtu: figure,
  sourceKbtu: figure,
  siteEui: figure.describe('kBtu per square foot and year.'),
  sourceEui: figure.describe('kBtu per square foot and year.'),
};

export const BuildingEnergyOutput = z.strictObject({
  total: z.strictObject(Energy),
  emissions: z.strictObject({
    rows: count.describe('Buildings whose energies all have a factor.'),
    scope1Co2eKg: figure,
    scope2Co2eKg: figure.describe('Location-based.'),
    co2eKg: figure,
  }),
  buildings: z
    .array(
      z.strictObject({
        building: z.string(),
        year: z.int(),
        ...Energy,
        benchmark: z
          .strictObject({
            propertyType: z.string(),
            medianSiteEui: figure,
            difference: figure.describe('(EUI − median) / median.'),
            doubt: z.string().optional(),
          })
          .optional(),
        emissions: z
          .strictObject({ scope1Co2eKg: figure, scope2Co2eKg: figure, factors: z.array(z.string()) })
          .optional(),
        savingToMedianKbtu: figure.optional().describe('A year, if the building came down to the median.'),
        anomalies: z.array(z.string()),
      }),
    )
    .describe('In the order of the rows, at most 10,000.'),
  anomalies: z.array(z.strictObject({ code: z.string(), rows: count })),
  gaps: z.array(z.strictObject({ message: z.string(), rows: count })),
  assumptions: z.array(z.string()),
  ...ReportedShape,
  factors: z.array(FactorView.extend({ rows: count, outOfPeriod: count })),
  sets: z.array(ReferenceSet),
  rounding: z.strictObject({ intensityPlaces: z.int(), emissionPlaces: z.int(), mode: z.string() }),
});
export type BuildingEnergyOutput = z.output<typeof BuildingEnergyOutput>;
