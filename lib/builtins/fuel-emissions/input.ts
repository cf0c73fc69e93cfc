// What fuel-emissions accepts: one schema, from which the manifest's JSON Schema and the types both come.
import * as z from 'zod';
import { GWP_SETS } from '../../factors/index.ts';

/** Lone surrogates are no text: they have no UTF-8, hence no canonical form and no place in a receipt. */
const text = z
  .string()
  .max(200)
  .regex(/^\P{Cs}*$/u, 'Write well-formed Unicode text.');

const share = z.string().regex(/^\d{1,3}(\.\d{1,12})?$/, 'Write a share as decimal text, e.g. "0.05".');

export const Activity = z.strictObject({
  site: text.describe('Whose consumption this is: a building, plant or meter group.'),
  date: text.optional().describe('2024, 2024-Q3, 2024-07 or 2024-07-31.'),
  fuel: text.describe(
    'Fuel, energy or any activity of the library, e.g. "natural gas", "Hotel stay · UK", "WTT- fuels · Natural gas".',
  ),
  quantity: z.union([z.number(), text]).describe('Amount; text keeps every digit.'),
  unit: text.describe('e.g. "kWh", "therm", "gallon", "litre", "tonne", "passenger.km", "tonne.km", "room-night".'),
  region: text.optional().describe('"GB", "US" or a part such as "US-NWPP".'),
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

/**
 * What such a run leaves lies in one item of 400 KB, no document zipped above 100 KB. Measured with texts that do not compress, 500 rows in
 * 100 KB come to 81 KB at most for one document (the receipt) and 287 KB for all.
 */
const INLINE_ACTIVITIES = 500;
const INLINE_BYTES = 100_000;
const AS_FILE = 'Upload more as a file (POST /v1/files) and name it in activityFile, with "mode": "async".';

export const FuelEmissionsInput = z.strictObject({
  gwpSet: z.enum(GWP_SETS).describe('Whose 100-year global warming potentials make CO2e of CH4 and N2O.'),
  activities: z
    .array(Activity)
    .min(1)
    .max(INLINE_ACTIVITIES, `At most ${INLINE_ACTIVITIES} activities go in a request. ${AS_FILE}`)
    .refine(
      (rows) => Buffer.byteLength(JSON.stringify(rows)) <= INLINE_BYTES,
      `At most ${INLINE_BYTES / 1000} KB of activities go in a request. ${AS_FILE}`,
    )
    .optional()
    .describe(`Up to ${INLINE_ACTIVITIES} rows and ${INLINE_BYTES / 1000} KB. ${AS_FILE}`),
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
      'strict refuses dates outside every factor set and names the nearest; nearest uses the nearest of the sets in use (GET /v1/factor-sets), and lists it in the result.',
    ),
  asOf: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Write a day as YYYY-MM-DD.')
    .optional()
    .describe('Only factors recorded by this day: what the result would have been then.'),
  uncertainty: z
    .strictObject({ quantities: share, factors: share })
    .optional()
    .describe(
      'Half widths of 95 % intervals as shares, for quantities and for factors without their own: "0.05" is ±5 %.',
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
