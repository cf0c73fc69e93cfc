// What fuel-emissions accepts: one schema, from which the manifest's JSON Schema and the types both come.
import * as z from 'zod';
import { GWP_SETS } from '../../factors/index.ts';

/** Lone surrogates are no text: they have no UTF-8, hence no canonical form and no place in a receipt. */
const text = z
  .string()
  .max(200)
  .regex(/^\P{Cs}*$/u, 'Write well-formed Unicode text.');

export const Activity = z.strictObject({
  site: text.describe('Whose consumption this is: a building, plant or meter group.'),
  date: text.optional().describe('2024, 2024-Q3, 2024-07 or 2024-07-31.'),
  fuel: text.describe('Fuel or energy, e.g. "natural gas", "electricity", "steam", "diesel".'),
  quantity: z.union([z.number(), text]).describe('Amount; text keeps every digit.'),
  unit: text.describe('e.g. "kWh", "therm", "MMBtu", "gallon", "litre", "m3", "tonne".'),
  region: text.optional().describe('"GB", "US" or an eGRID subregion such as "US-NWPP".'),
  heatContent: text.optional().describe('A stated heat content, e.g. "1.037 therm/ccf".'),
});

export const COLUMN_NAMES = ['site', 'date', 'fuel', 'quantity', 'unit', 'region', 'heatContent'] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

export const Meter = z.strictObject({
  column: text.describe('Header of the column that holds the quantity.'),
  fuel: text,
  unit: text,
});
export type Meter = z.infer<typeof Meter>;

export const FuelEmissionsInput = z.strictObject({
  gwpSet: z.enum(GWP_SETS).describe('Whose 100-year global warming potentials make CO2e of CH4 and N2O.'),
  activities: z.array(Activity).min(1).max(10_000).optional(),
  activityFile: z
    .strictObject({ fileId: z.string().min(1).max(100) })
    .optional()
    .describe('An uploaded CSV (comma, semicolon, tab) or JSON Lines file, instead of activities.'),
  region: text.optional().describe('For rows that name none; listed in the result.'),
  date: text.optional().describe('For rows that name none; listed in the result.'),
  decimalSeparator: z.enum(['.', ',']).optional().describe('Makes "1,234" mean one thing.'),
  factorPeriod: z
    .enum(['strict', 'nearest'])
    .default('strict')
    .describe(
      'strict refuses dates outside every factor set; nearest uses the set nearest in time and lists it in the result.',
    ),
  columns: z
    .strictObject({
      site: text.optional(),
      date: text.optional(),
      fuel: text.optional(),
      quantity: text.optional(),
      unit: text.optional(),
      region: text.optional(),
      heatContent: text.optional(),
    })
    .optional()
    .describe('Header names of a file that calls its columns differently.'),
  meters: z
    .array(Meter)
    .min(1)
    .max(50)
    .optional()
    .describe('For wide files: one quantity column per fuel, each row a site.'),
});
export type FuelEmissionsInput = z.infer<typeof FuelEmissionsInput>;
