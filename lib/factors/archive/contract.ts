// What crosses the border of a comparison: which editions, and what came, went and moved between them.
import * as z from 'zod';

const figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const EditionId = z
  .string()
  .regex(/^[a-z0-9-]{1,100}$/, 'A set id is written in lower-case letters, digits and hyphens.');

export const SetPath = z.strictObject({ setId: EditionId });
export const ComparisonQuery = z.strictObject({
  with: EditionId.meta({ examples: ['egrid-2023-second'] }).describe('The later edition of the same series.'),
  only: z.enum(['jumped']).optional().describe('jumped: of the changed, those that moved by more than a quarter.'),
});
export type ComparisonQuery = z.output<typeof ComparisonQuery>;

const Edition = z.strictObject({
  id: z.string(),
  version: z.string(),
  recordedAt: z.iso.date(),
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
  rows: z.int(),
  sha256: z.string(),
  cautions: z.array(z.string()),
});

const Named = {
  id: z.string(),
  activity: z.string().describe('Category, activity and variant in the words of the source.'),
  unit: z.string(),
  region: z.string(),
};

export const EditionComparisonView = z.strictObject({
  series: z.string(),
  source: z.string(),
  from: Edition,
  to: Edition,
  counts: z.strictObject({
    added: z.int(),
    removed: z.int(),
    changed: z.int(),
    jumped: z.int().describe('Of the changed: by more than a quarter, or in another unit.'),
    unchanged: z.int(),
  }),
  added: z.array(z.strictObject(Named)),
  removed: z.array(z.strictObject(Named)),
  changed: z.array(
    z.strictObject({
      ...Named,
      previousId: z.string(),
      jumped: z.boolean(),
      changes: z.array(
        z.strictObject({
          figure: z.enum(['co2e', 'co2', 'ch4', 'n2o']),
          from: z.nullable(figure).describe('kg per unit; null where nothing is printed.'),
          to: z.nullable(figure),
          absolute: z.nullable(figure),
          relative: z.nullable(figure).describe('(to − from) / from; null where there is no old figure.'),
        }),
      ),
    }),
  ),
});
export type EditionComparisonView = z.output<typeof EditionComparisonView>;
