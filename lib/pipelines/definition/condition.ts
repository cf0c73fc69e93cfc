// Conditions as data: a small closed set of comparisons and their combinations; nothing is ever evaluated as code.
import * as z from 'zod';
import { FieldName } from '../../shared/field-name.ts';

const Plain = z.union([z.string().max(2_000), z.number(), z.boolean()]);

export const COMPARISONS = [
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'contains',
  'startsWith',
  'present',
  'absent',
] as const;

const Comparison = z
  .strictObject({
    field: FieldName,
    is: z.enum(COMPARISONS),
    value: Plain.optional(),
    values: z.array(Plain).max(1_000).optional(),
  })
  .superRefine(({ is, value, values }, context) => {
    const wants = is === 'in' ? 'values' : is === 'present' || is === 'absent' ? undefined : 'value';
    for (const [field, given] of [
      ['value', value],
      ['values', values],
    ] as const) {
      if (field === wants && given === undefined)
        context.addIssue({ code: 'custom', path: [field], message: `"${is}" needs ${field}.` });
      if (field !== wants && given !== undefined)
        context.addIssue({ code: 'custom', path: [field], message: `"${is}" takes no ${field}.` });
    }
  });

const Simple = z.union([Comparison, z.strictObject({ not: Comparison })]);
const Combined = z.union([
  Simple,
  z.strictObject({ all: z.array(Simple).min(1).max(50) }),
  z.strictObject({ any: z.array(Simple).min(1).max(50) }),
]);

/** A comparison, its contrary, or lists of which all or any must hold: two levels deep. */
export const Condition = z.union([
  Combined,
  z.strictObject({ all: z.array(Combined).min(1).max(50) }),
  z.strictObject({ any: z.array(Combined).min(1).max(50) }),
]);
export type Condition = z.output<typeof Condition>;
export type Comparison = z.output<typeof Comparison>;
