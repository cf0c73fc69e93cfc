// What rows are grouped by, as data: each kind of key says how it reads its field.
import * as z from 'zod';
import { FieldName } from '../../shared/field-name.ts';

const name = z.string().min(1).max(100);
const COMMON = {
  as: FieldName.optional().describe('The name of this key in the result; that of the field unless told.'),
  missing: name.optional().describe('Rows without the field go under this label; without it they are refused.'),
};
const field = FieldName.optional().describe('The field of the rows; that of the same name as the kind unless told.');

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIODS)[number];

export const PeriodKey = z.strictObject({
  kind: z.literal('period'),
  field: FieldName,
  period: z.enum(PERIODS).describe('Weeks are those of ISO 8601.'),
  timeZone: name
    .optional()
    .describe('IANA name, e.g. "Europe/Berlin"; decides the day of an instant. UTC unless told.'),
  fiscal: z
    .strictObject({
      startMonth: z.int().min(1).max(12),
      namedBy: z.enum(['start', 'end']).describe('Which of its two calendar years a fiscal year is called after.'),
    })
    .optional()
    .describe('Years and quarters begin with this month.'),
  ...COMMON,
});
export type PeriodKey = z.output<typeof PeriodKey>;

export const HierarchyKey = z.strictObject({
  kind: z.literal('hierarchy'),
  field: FieldName,
  parents: z
    .record(name, z.nullable(name))
    .optional()
    .describe('Each node with its parent; null, or never named as a child: a root.'),
  separator: z.string().min(1).max(3).optional().describe('Instead of parents: the field holds a path, split at this.'),
  ...COMMON,
});
export type HierarchyKey = z.output<typeof HierarchyKey>;

const plain = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind), field, ...COMMON });

export const GroupingKey = z.discriminatedUnion('kind', [
  PeriodKey,
  HierarchyKey,
  z.strictObject({ kind: z.literal('category'), field: FieldName, ...COMMON }),
  plain('scope'),
  plain('source'),
  z.strictObject({
    kind: z.literal('geography'),
    field,
    detail: z.enum(['country', 'subdivision']).optional().describe('country unless told.'),
    ...COMMON,
  }),
  plain('businessUnit'),
]);
export type GroupingKey = z.output<typeof GroupingKey>;
