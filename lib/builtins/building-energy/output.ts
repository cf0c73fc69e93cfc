// The result an owner reads: intensities, emissions and benchmark of every building, sums, and what is odd or missing.
import * as z from 'zod';
import { RESULT_QUALITY } from '../../calculators/index.ts';
import { ReferenceSet } from '../../factors/index.ts';
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

const Option = z.strictObject({
  name: z.string(),
  energy: z.string(),
  saves: z
    .strictObject({ amount: figure, unit: z.string(), siteKbtu: figure, co2eKg: z.nullable(figure) })
    .describe('A year.'),
  money: z.nullable(
    z.strictObject({
      currency: z.string(),
      investment: figure,
      savingAYear: figure,
      npv: figure,
      irr: z.strictObject({ status: z.enum(['one', 'several', 'none']), rates: z.array(figure) }),
      paybackYears: z.nullable(figure),
      discountedPaybackYears: z.nullable(figure),
      abatementCostPerTonne: z.nullable(figure).describe('Negative where it pays for itself.'),
    }),
  ),
});

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
        meters: z
          .array(
            z.strictObject({
              ...{ id: z.string(), energy: z.string(), unit: z.string() },
              ...{ amount: figure, measured: figure, estimated: figure, filled: figure },
              ...{ coveredDays: count, days: count },
            }),
          )
          .optional()
          .describe('What its meters showed, where rows are of meters.'),
        options: z.array(Option).optional().describe('What the measures given would save here.'),
        savingToMedianKbtu: figure.optional().describe('A year, if the building came down to the median.'),
        anomalies: z.array(z.string()),
      }),
    )
    .describe('In the order of the rows, at most 10,000.'),
  weather: z
    .array(
      z.strictObject({
        building: z.string(),
        ...{ baseKbtu: figure, kbtuPerDegreeDay: figure, r2: figure, cvRmse: figure.optional() },
        sound: z.boolean().describe('Whether r² reaches 0.75; below, the line explains too little to normalise by.'),
        years: z.array(z.strictObject({ year: z.int(), siteKbtu: figure, siteEui: figure })),
      }),
    )
    .describe('What buildings with three years and more would have used in normal ones.'),
  anomalies: z.array(z.strictObject({ code: z.string(), rows: count })),
  gaps: z.array(z.strictObject({ message: z.string(), rows: count })),
  assumptions: z.array(z.string()),
  ...RESULT_QUALITY,
  ...ReportedShape,
  asOf: z.string().optional(),
  factors: z.array(
    z.strictObject({
      ...{ id: z.string(), name: z.string(), set: z.string(), source: z.string(), version: z.string() },
      ...{ region: z.string(), unit: z.string(), co2: figure, ch4: figure, n2o: figure },
      co2e: figure.optional().describe('Where the source prints CO2e alone.'),
      ...{ gasBasis: z.string(), validFrom: z.string(), validTo: z.nullable(z.string()), sha256: z.string() },
      ...{ rows: count, outOfPeriod: count },
      revision: count.optional().describe('Of a factor of your own.'),
    }),
  ),
  sets: z.array(ReferenceSet),
  rounding: z.strictObject({ intensityPlaces: z.int(), emissionPlaces: z.int(), mode: z.string() }),
});
export type BuildingEnergyOutput = z.output<typeof BuildingEnergyOutput>;
