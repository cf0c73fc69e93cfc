// What crosses the border of validation: records with the terms they are judged under, the report, and rules as they are shown.
import * as z from 'zod';
import { FRAMEWORKS, SEVERITIES, SentField } from './model.ts';

export const RECORD_TYPES = [
  'activity',
  'cbam-import',
  'csrd-statement',
  'eudr-statement',
  'ghg-inventory',
  'organisation',
  'report',
] as const;

const word = z.string().min(1).max(200);
const day = z.iso.date({ error: 'Write a day as YYYY-MM-DD.' });
const count = z.int().nonnegative();

export const MOST_RECORDS = 1_000;
const MOST_IDS = 20_000;

/** What decides a verdict beside the records; the same for a request and a run. */
export const TERMS = {
  recordType: z.enum(RECORD_TYPES).describe('What the records are; GET /v1/validation-record-types shows the fields.'),
  frameworks: z.array(z.enum(FRAMEWORKS)).min(1).optional().describe('Whose rules; all that the type has unless told.'),
  date: day.optional().describe('Rules of that day; today unless told.'),
  locale: z
    .string()
    .min(2)
    .max(35)
    .optional()
    .describe('Settles figures as "1.234,56" and dates as 01/02/03, e.g. de-DE.'),
  fields: z
    .record(word, SentField)
    .refine((fields) => Object.keys(fields).length <= 100, 'At most 100 fields are declared.')
    .optional()
    .describe('Fields of your own, beside or instead of those of the type.'),
  lists: z
    .partialRecord(z.enum(['suppliers', 'products', 'facilities']), z.array(word).max(MOST_IDS))
    .optional()
    .describe('What exists: ids that records may name.'),
  columns: z.record(word, word).optional().describe('Headers of a table that calls its columns differently, by field.'),
};

const record = z.record(z.string(), z.json());

export const ValidateRequest = z.strictObject({
  ...TERMS,
  records: z.array(record).min(1).max(MOST_RECORDS).optional().describe('Records as JSON objects.'),
  csv: z
    .string()
    .min(1)
    .max(2_000_000)
    .optional()
    .describe('The same as a table: comma, semicolon or tab, with header.'),
  activityFile: z
    .strictObject({ fileId: z.string().min(1).max(100) })
    .optional()
    .describe('An uploaded CSV or JSON Lines file; beyond 1,000 records run the agent data-validation over it.'),
});
export type ValidateRequest = z.output<typeof ValidateRequest>;

export const FindingView = z.strictObject({
  row: z.int().positive().describe('1-based number of the record.'),
  line: z.int().positive().optional().describe('Of the file.'),
  column: z.string().optional().describe('Header of the table.'),
  field: z.string().describe('JSON Pointer; from the body on where the records came in it.'),
  ruleId: z.string(),
  ruleVersion: z.string(),
  framework: z.string(),
  clause: z.string(),
  severity: z.enum(SEVERITIES),
  value: z.string(),
  message: z.string(),
  remedy: z.string(),
  proposal: z
    .strictObject({
      action: z.string(),
      message: z.string(),
      field: z.string().describe('JSON Pointer of what would be replaced.'),
      value: z
        .record(z.string(), z.json())
        .optional()
        .describe('The geometry that would stand there; left out once a report shows 1 MB of such.'),
    })
    .optional()
    .describe('A way to mend it that nobody takes unasked.'),
});
export type FindingView = z.output<typeof FindingView>;

const UnknownField = z.strictObject({
  field: z.string().describe('Where it stood first.'),
  records: count.describe('How many records have it.'),
  nearest: z.string().optional().describe('The known name that may have been meant.'),
});
export type UnknownField = z.output<typeof UnknownField>;

export const ValidationReport = z.strictObject({
  valid: z.boolean().describe('No record has a finding of severity error.'),
  validShare: z.string().describe('Of the records, to six decimals.'),
  recordType: z.enum(RECORD_TYPES),
  date: day,
  ruleSet: z.strictObject({ frameworks: z.array(z.enum(FRAMEWORKS)), rules: count, sha256: z.string() }),
  counts: z.strictObject({
    records: count,
    valid: count,
    invalid: count,
    errors: count,
    warnings: count,
    infos: count,
  }),
  findings: z.array(FindingView).describe('The first 1,000.'),
  rules: z
    .array(z.strictObject({ ruleId: z.string(), judged: count, findings: count }))
    .describe('Every rule of the set: how many records gave it something to judge, and how often it spoke.'),
  ignoredColumns: z.array(z.string()),
  unknownFields: z
    .array(UnknownField)
    .optional()
    .describe(
      'Of JSON records: fields that no rule looks at, because the type of record knows none of this name there.',
    ),
});
export type ValidationReport = z.output<typeof ValidationReport>;

export const RuleSearch = z.strictObject({
  framework: z.enum(FRAMEWORKS).optional().describe('Only rules of this framework.'),
  recordType: z.enum(RECORD_TYPES).optional().describe('Only rules that judge records of this type.'),
  severity: z.enum(SEVERITIES).optional().describe('Only rules whose findings weigh this much.'),
  date: day.optional().describe('Only rules that hold on that day.'),
});
export type RuleSearch = z.output<typeof RuleSearch>;

const Shown = z.record(z.string(), z.json());
export const RuleView = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  framework: z.enum(FRAMEWORKS),
  clause: z.string(),
  source: z.string(),
  severity: z.enum(SEVERITIES),
  validFrom: day,
  validTo: z.nullable(day),
  recordTypes: z.array(z.string()),
  message: z.string(),
  remedy: z.string(),
  check: Shown.describe('The kind of check and its parameters.'),
  examples: z
    .strictObject({ passing: z.array(Shown), failing: z.array(Shown) })
    .describe('Changes of the base record of the type.'),
});
export type RuleView = z.output<typeof RuleView>;

export const RulePath = z.strictObject({ ruleId: z.string().min(1).max(100) });

export const RecordTypeView = z.strictObject({
  id: z.enum(RECORD_TYPES),
  title: z.string(),
  frameworks: z.array(z.enum(FRAMEWORKS)),
  fields: Shown,
  example: Shown.describe('A record without fault.'),
});
export type RecordTypeView = z.output<typeof RecordTypeView>;
