// What the data-validation agent accepts: the terms of a validation with records in the body, or a file of any number.
import * as z from 'zod';
import { TERMS, ValidationReport } from '../../validation/index.ts';
import { inline } from '../tabular/index.ts';

const record = z.record(z.string(), z.json());

export const DataValidationInput = z.strictObject({
  ...TERMS,
  records: inline(record),
  activityFile: z
    .strictObject({ fileId: z.string().min(1).max(100) })
    .optional()
    .describe('An uploaded CSV (comma, semicolon, tab) or JSON Lines file, instead of records in the body.'),
});
export type DataValidationInput = z.output<typeof DataValidationInput>;

export const DataValidationOutput = ValidationReport;

/** What decides verdicts, as the receipt holds it. */
export const Terms = z.strictObject({
  recordType: TERMS.recordType,
  frameworks: TERMS.frameworks,
  locale: TERMS.locale,
  fields: TERMS.fields,
  lists: TERMS.lists,
  date: z.iso.date(),
  from: z.enum(['json', 'table']),
  /** Header names by field. */
  columns: z.record(z.string(), z.string()),
  ruleBook: z.strictObject({ sha256: z.string() }),
});
export type Terms = z.output<typeof Terms>;
