// What crosses the border of the factor library: searches as they come, factors and sets as they are shown.
import * as z from 'zod';
import { GAS_BASES } from './archive/model.ts';
import { INDICATORS } from './quality/rate-factor.ts';

const word = (example: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ examples: [example] });
const figure = z.nullable(z.string().regex(/^-?\d+(\.\d+)?$/));
const day = z.iso.date({ error: 'Write a day as YYYY-MM-DD.' });

export const FactorSearch = z.strictObject({
  text: word('gas fired boiler').optional().describe('Words of an activity; the best match stands first.'),
  activity: word('natural gas')
    .optional()
    .describe('Exactly this activity: a name of its source, a usual name, or a path such as "Fuels · Natural gas".'),
  region: word('US-NWPP').optional().describe('"GB", "US", "DE" or a grid subregion; its country answers too.'),
  unit: word('kWh').optional().describe('Only factors per this unit or one it converts to.'),
  source: word('defra').optional().describe('A series (defra, epa-hub, egrid, ember), or own for your own factors.'),
  set: word('defra-2024-all').optional().describe('Only factors of this set.'),
  category: word('Passenger vehicles').optional().describe('Only factors of this category of their source.'),
  scope: z
    .enum(['1', '2', '3', 'outside'], { error: 'The scope is 1, 2, 3 or outside.' })
    .optional()
    .describe('The scope of the GHG Protocol the factor is for.'),
  date: word('2024-03').optional().describe('When the activity was: 2024, 2024-Q3, 2024-07 or 2024-07-31.'),
  asOf: day.optional().describe('Only what had been published or recorded by this day.'),
});
export type FactorSearch = z.output<typeof FactorSearch>;

const exact = z.string().regex(/^-?\d+(\.\d+)?$/);
/** A factor of the fuel tables, as results list it. */
export const FactorView = z.strictObject({
  id: z.string(),
  name: z.string(),
  fuel: z.string(),
  scope: z.literal([1, 2]),
  region: z.string(),
  unit: z.string(),
  gasBasis: z.enum(['mass', 'co2e-AR5']).describe('kg of each gas, or kg CO2e of it, per unit.'),
  co2: exact,
  ch4: exact,
  n2o: exact,
  biogenicCo2: exact.describe('kg per unit, outside the scopes.'),
  co2eAr5: exact.describe('kg CO2e per unit under the AR5 potentials.'),
  heatContent: z.strictObject({ amount: exact, unit: z.string(), per: z.string() }).optional(),
  set: z.string(),
  source: z.string(),
  version: z.string(),
  licence: z.string(),
  recordedAt: z.iso.date(),
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
});
export type FactorView = z.output<typeof FactorView>;

const Grade = z.strictObject({ indicator: z.enum(INDICATORS), grade: z.int().min(1).max(5), reason: z.string() });

const UncertaintyOfFactor = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('known'),
    relative95: z.string().describe('Half of the 95 % interval as a share: "0.04" is ±4 %.'),
    of: z.enum(['co2', 'co2e']),
    source: z.string(),
  }),
  z.strictObject({ status: z.literal('unknown'), reason: z.string() }),
]);

export const DeprecationView = z.strictObject({
  setId: z.string(),
  reason: z.string(),
  replacement: z.string().optional(),
  at: z.iso.datetime(),
  by: z.enum(['platform', 'tenant']),
});

export const FactorCard = z.strictObject({
  id: z.string(),
  name: z.string().describe('Category, subcategory, activity and variant: as "activity" it names this factor alone.'),
  ...{ category: z.string(), activity: z.string(), variant: z.string() },
  scope: z.enum(['1', '2', '3', 'outside']),
  region: z.string(),
  unit: z.string(),
  gasBasis: z.enum(GAS_BASES).describe('What the gas figures are: kg of each gas, or kg CO2e of it.'),
  boundary: z.enum(['direct', 'life-cycle']),
  co2e: figure.describe('kg per unit, as printed; null where nothing is, which is not zero.'),
  co2: figure,
  ch4: figure,
  n2o: figure,
  biogenicCo2: figure.describe('kg per unit, outside the scopes.'),
  notes: z.string(),
  quality: z.array(Grade).describe('1 very good to 5 poor, for the date and region asked for, each with its rule.'),
  uncertainty: UncertaintyOfFactor,
  ...{ set: z.string(), series: z.string(), source: z.string(), version: z.string(), licence: z.string() },
  recordedAt: z.iso.date(),
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
  deprecated: DeprecationView.optional().describe('Its set is no longer chosen by default.'),
  supersededBy: z.string().optional().describe('The set published later for the same days, chosen in its place.'),
  own: z
    .strictObject({
      revision: z.int(),
      recordedAt: z.iso.datetime(),
      recordedBy: z.string(),
      replaces: z.string().optional(),
      withdrawn: z.boolean(),
    })
    .optional()
    .describe('Your own factor: it answers before the published ones.'),
});
export type FactorCard = z.output<typeof FactorCard>;

export const FactorMatch = FactorCard.extend({
  match: z.strictObject({
    score: z.int().nonnegative(),
    reasons: z.array(z.string()).describe('Why this factor answers, one sentence per search term.'),
  }),
});
export type FactorMatch = z.output<typeof FactorMatch>;

export const FactorGlance = FactorSearch.pick({ asOf: true, date: true, region: true }).extend({
  date: FactorSearch.shape.date.describe('Of the use its quality is graded for: 2024, 2024-Q3, 2024-07 or 2024-07-31.'),
  region: FactorSearch.shape.region.describe('Of the use its quality is graded for.'),
});
export type FactorGlance = z.output<typeof FactorGlance>;

export const FactorPath = z.strictObject({ factorId: z.string().min(1).max(300) });

const Change = z.strictObject({
  figure: z.enum(['co2e', 'co2', 'ch4', 'n2o']),
  from: figure,
  to: figure,
  absolute: figure,
  relative: figure.describe('(to − from) / from; null where there is no old figure.'),
});
export const FactorHistory = z.strictObject({
  id: z.string(),
  editions: z.array(
    FactorCard.extend({
      changes: z.array(Change).describe('Against the entry before; empty for the first, or where nothing moved.'),
      unitChanged: z.boolean(),
    }),
  ),
});
export type FactorHistory = z.output<typeof FactorHistory>;

export const FactorSetSearch = FactorSearch.pick({ asOf: true });
export type FactorSetSearch = z.output<typeof FactorSetSearch>;

export const FactorSetView = z.strictObject({
  id: z.string(),
  series: z
    .string()
    .describe(
      'defra, epa-hub, egrid, ember, or one published since; "fuel-tables" and "reference-tables" are no series.',
    ),
  source: z.string(),
  version: z.string(),
  licence: z.string(),
  recordedAt: z.iso.date(),
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
  retrieved: z.iso.date().optional().describe('When its figures were taken from the source.'),
  boundary: z.enum(['direct', 'life-cycle']).optional().describe('Of emission factors.'),
  cautions: z.array(z.string()),
  rows: z.int().nonnegative().describe('Factors, or rows of a table.'),
  sha256: z.string(),
  supersededBy: z.string().optional(),
  deprecated: DeprecationView.optional(),
});
export type FactorSetView = z.output<typeof FactorSetView>;
