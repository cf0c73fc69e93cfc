// What is computed of each group, as data: the operation, its field, and by which stated rule units meet.
import * as z from 'zod';
import { FieldName } from '../../shared/field-name.ts';

export const OPERATIONS = ['sum', 'count', 'min', 'max', 'average', 'weightedAverage', 'percentile'] as const;
export type Operation = (typeof OPERATIONS)[number];

export const PERCENTILE_METHODS = ['nearest-rank', 'linear'] as const;

const name = z.string().min(1).max(100);
const positive = z.string().regex(/^\d{1,30}(\.\d{1,30})?$/, 'Write a plain decimal number, such as "0.92".');

export const Measure = z
  .strictObject({
    name: FieldName,
    op: z.enum(OPERATIONS),
    field: FieldName.optional().describe('The figure; count needs none.'),
    weight: FieldName.optional().describe('For weightedAverage: the field of the weights.'),
    percentile: z
      .string()
      .regex(/^0(\.\d{1,10})?$|^1$/, 'Write a share between 0 and 1, such as "0.95".')
      .optional(),
    method: z
      .enum(PERCENTILE_METHODS)
      .optional()
      .describe('nearest-rank: a value that occurs; linear: between two (Hyndman and Fan 1996, type 7).'),
    unitField: FieldName.optional().describe('The field with the unit or currency of the figure.'),
    unit: name.optional().describe('What all figures are brought to; without it all rows must say one unit.'),
    conversions: z
      .array(z.strictObject({ from: name, factor: positive, source: z.string().max(200) }))
      .max(200)
      .optional()
      .describe('How many of `unit` one `from` is: exchange rates of a date, densities; physical units need no rule.'),
    places: z
      .int()
      .min(0)
      .max(20)
      .optional()
      .describe('Decimals of averages and percentiles, half to even; 12 unless told.'),
  })
  .superRefine((measure, context) => {
    for (const [field, message] of lacking(measure)) context.addIssue({ code: 'custom', path: [field], message });
  });
export type Measure = z.output<typeof Measure>;

interface Told {
  readonly op: Operation;
  readonly field?: string | undefined;
  readonly weight?: string | undefined;
  readonly percentile?: string | undefined;
  readonly method?: string | undefined;
  readonly unitField?: string | undefined;
  readonly unit?: string | undefined;
  readonly conversions?: readonly unknown[] | undefined;
}

function* lacking(told: Told): Generator<[keyof Told, string]> {
  const { op } = told;
  const needs = (field: keyof Told, wanted: boolean, what: string): [keyof Told, string][] => {
    if (wanted && told[field] === undefined) return [[field, `${op} needs ${what}.`]];
    return !wanted && told[field] !== undefined ? [[field, `${op} takes no ${field}; leave it out.`]] : [];
  };
  yield* needs('field', op !== 'count', 'the field of the figures');
  yield* needs('weight', op === 'weightedAverage', 'the field of the weights');
  yield* needs('percentile', op === 'percentile', 'which percentile, as a share such as "0.95"');
  yield* needs('method', op === 'percentile', 'its method by name: nearest-rank or linear');
  if (told.unit !== undefined && told.unitField === undefined)
    yield ['unitField', 'unit needs unitField, the field that says what each figure is in.'];
  if (told.conversions !== undefined && told.unit === undefined)
    yield ['unit', 'conversions need unit, what they lead to.'];
}
