// What crosses the border of the CBAM tables: a code as it is asked, the good and its figures as they are shown.
import * as z from 'zod';
import { ReferenceSet } from '../reference-sets.ts';
import { SECTORS } from './model.ts';

const figure = z.string().regex(/^\d+(\.\d+)?$/);

export const CnCodePath = z.strictObject({
  code: z
    .string()
    .regex(
      /^\d{4}(\d{2}){0,3}$/,
      'A CN code has 4, 6 or 8 digits; the last two of a ten-digit TARIC code are left out.',
    ),
});

export const CnCodeQuery = z.strictObject({
  origin: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('ISO 3166 code of the country of origin: shows its default value.'),
  year: z
    .string()
    .regex(/^20(2[6-9]|[3-9]\d)$/, 'Write a year from 2026 on.')
    .transform(Number)
    .optional()
    .describe('Of import: the code must stand in that nomenclature; shows the mark-up.'),
});
export type CnCodeQuery = z.output<typeof CnCodeQuery>;

export const DefaultValueView = z.strictObject({
  cnCode: z.string(),
  row: z.string().describe('Whose row of the table answers.'),
  basis: z.enum(['country', 'other countries and territories', 'highest of all countries']),
  variant: z.string(),
  route: z.string(),
  direct: z.nullable(figure),
  indirect: z.nullable(figure),
  total: figure.describe('tCO2e per tonne, without mark-up.'),
});

export const CnCodeView = z.strictObject({
  cnCode: z.string(),
  goodCode: z.string().describe('The entry of Annex I that covers the code.'),
  name: z.string(),
  category: z.string(),
  sector: z.enum(SECTORS),
  indirectEmissionsCount: z.boolean(),
  benchmark: z.nullable(z.strictObject({ route: z.string(), value: figure.describe('tCO2e per tonne, column B.') })),
  defaultValue: z.nullable(DefaultValueView).optional(),
  markup: figure.optional().describe('On default values, as a share.'),
  freeAllocationShare: figure.optional(),
  assumptions: z.array(z.string()),
  sets: z.array(ReferenceSet),
});
export type CnCodeView = z.output<typeof CnCodeView>;
