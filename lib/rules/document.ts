// A rule as its author writes it, field by field; what the fields mean together is judged in read-rule.ts.
import * as z from 'zod';
import { SLUG } from '../kernel/index.ts';
import { parseDecimal } from '../shared/decimal.ts';
import { COMPARISONS, INPUT_TYPES, RULE_KINDS, type RuleKind, SEVERITIES } from './model.ts';

export const RuleId = z
  .string()
  .regex(SLUG, 'A rule id is 3 to 63 lower-case letters, digits and hyphens, beginning with a letter.')
  .refine(
    (id) => id !== 'test' && id !== 'evaluate',
    '"test" and "evaluate" are operations of the API; choose another id.',
  );

const words = (max: number) => z.string().trim().min(1, 'This may not be empty.').max(max);
const FieldName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'A name is a letter, then letters, digits and underscores; at most 64.');
const DecimalText = z
  .string()
  .max(200)
  .refine((text) => parseDecimal(text) !== undefined, 'Write a plain decimal such as "12.50".');
const Bound = z.union([z.number(), z.string().max(100)], 'A bound is a number, a decimal in quotes, or a date.');

export const RuleInput = z.strictObject({
  name: FieldName,
  type: z.enum(INPUT_TYPES),
  unit: words(40).optional(),
  optional: z.boolean().optional(),
  allowed: z
    .array(z.union([z.string().max(200), z.number()]))
    .min(1)
    .max(200)
    .optional(),
  min: Bound.optional(),
  max: Bound.optional(),
});
export type RuleInput = z.output<typeof RuleInput>;

/** The record in a test, or one that is judged: what JSON can say, without the names JSONata keeps to itself. */
export const Facts = z
  .record(z.string(), z.json())
  .refine(
    (record) => !('_jsonata_lambda' in record || '_jsonata_function' in record),
    'Fields called _jsonata_… are not read.',
  );
export type Facts = z.output<typeof Facts>;

export const RuleTest = z.strictObject({
  name: words(200),
  record: Facts,
  expect: z.strictObject({
    /** A validation fires when it reports, a threshold when it alerts, the others when they apply. */
    fires: z.boolean(),
    /** Of a calculation: the figure it gives. */
    value: DecimalText.optional(),
  }),
});
export type RuleTest = z.output<typeof RuleTest>;

const Expression = words(4_000);
const Severity = z.enum(SEVERITIES).default('error');

export const EFFECTS = {
  validation: z.strictObject({
    assert: Expression,
    field: FieldName.optional(),
    severity: Severity,
    message: words(500),
    remedy: words(500),
  }),
  calculation: z.strictObject({
    target: FieldName,
    value: Expression,
    unit: words(40),
    places: z.int().min(0).max(30),
  }),
  classification: z.strictObject({ attribute: FieldName, class: words(100) }),
  threshold: z.strictObject({
    measure: Expression,
    is: z.enum(COMPARISONS),
    limit: DecimalText,
    unit: words(40),
    alert: words(100),
    severity: Severity,
    message: words(500),
  }),
  routing: z.strictObject({ decision: FieldName, to: words(100) }),
} as const satisfies Record<RuleKind, z.ZodType>;

export const RuleDraft = z.strictObject({
  id: RuleId,
  kind: z.enum(RULE_KINDS),
  name: words(200),
  description: z.string().trim().max(4_000).default(''),
  /** Higher goes first. */
  priority: z.int().min(-1_000).max(1_000).default(0),
  inputs: z.array(RuleInput).min(1).max(50),
  /** Absent: the rule applies to every record. */
  when: Expression.optional(),
  effect: z.record(z.string(), z.json()),
  tests: z.array(RuleTest).max(50).default([]),
});

type Frame = Omit<z.output<typeof RuleDraft>, 'kind' | 'effect'>;
/** A rule with all fields in place. */
export type Rule = {
  [K in RuleKind]: Frame & { readonly kind: K; readonly effect: z.output<(typeof EFFECTS)[K]> };
}[RuleKind];
