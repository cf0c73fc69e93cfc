// The reports over groups, as data: year on year, progress towards a target with its base year, and the trend.
import * as z from 'zod';

const name = z.string().min(1).max(100);
const share = z.string().regex(/^0?\.\d{1,10}$|^[01]$/, 'Write a share between 0 and 1, such as "0.05".');
const amount = z.string().regex(/^-?\d{1,30}(\.\d{1,30})?$/, 'Write a plain decimal number, such as "1200.5".');

/** GHG Protocol Corporate Standard, chapter 5: what makes a base year be recalculated, and what never does. */
export const BASE_YEAR_CHANGES = [
  'acquisition',
  'divestment',
  'insourcing',
  'outsourcing',
  'methodology',
  'error',
  'organicGrowth',
] as const;

const Target = z.strictObject({
  kind: z.enum(['absolute', 'intensity']),
  measure: name.describe('A sum among the measures: the emissions.'),
  denominator: name.optional().describe('For intensity: a sum among the measures, e.g. of tonnes made or revenue.'),
  baseYear: z.int().min(1990).max(2100),
  targetYear: z.int().min(1990).max(2100),
  year: z.int().min(1990).max(2100).optional().describe('The year judged; the last one with rows unless told.'),
  reduction: share.describe('Share of the base to be saved by the target year.'),
  recalculation: z
    .strictObject({
      threshold: share.optional().describe('Significance threshold of your policy; 0.05 unless told, and then said.'),
      changes: z
        .array(
          z.strictObject({
            kind: z.enum(BASE_YEAR_CHANGES),
            amount: amount.describe('What it adds to the emissions of the base year.'),
            denominatorAmount: amount.optional().describe('What it adds to the denominator of the base year.'),
            description: z.string().min(1).max(500),
          }),
        )
        .min(1)
        .max(200),
    })
    .optional(),
});

export const REPORTS = {
  yearOnYear: z.strictObject({ measure: name }).optional(),
  trend: z
    .strictObject({
      measure: name,
      confidence: z.enum(['0.9', '0.95', '0.99']).optional().describe('0.95 unless told.'),
    })
    .optional(),
  target: Target.superRefine(({ kind, denominator, baseYear, targetYear }, context) => {
    const say = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (kind === 'intensity' && denominator === undefined)
      say('denominator', 'An intensity target needs a denominator.');
    if (kind === 'absolute' && denominator !== undefined) say('denominator', 'An absolute target has no denominator.');
    if (targetYear <= baseYear) say('targetYear', 'The target year must come after the base year.');
  }).optional(),
};
export type Target = z.output<typeof Target>;

const figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const Keys = z.record(z.string(), z.string());

export const ReportsShape = {
  yearOnYear: z
    .strictObject({
      measure: z.string(),
      entries: z.array(
        z.strictObject({
          keys: Keys,
          period: z.string(),
          previousPeriod: z.string(),
          current: z.nullable(figure),
          previous: z.nullable(figure),
          change: z.nullable(figure),
          changeShare: z.nullable(figure).describe('Of the previous value; null where that is missing or zero.'),
          status: z.enum(['compared', 'no_previous', 'no_current', 'previous_is_zero']),
        }),
      ),
    })
    .optional(),
  trend: z
    .strictObject({
      measure: z.string(),
      statistics: z.string(),
      series: z.array(
        z.strictObject({
          keys: Keys,
          periods: z.int(),
          from: z.string(),
          to: z.string(),
          missingPeriods: z.int(),
          slopePerPeriod: z.nullable(figure),
          interval: z.nullable(z.strictObject({ confidence: figure, low: figure, high: figure })),
          rSquared: z.nullable(figure),
          direction: z.enum(['rising', 'falling', 'undetermined']),
          reason: z.string().optional(),
        }),
      ),
    })
    .optional(),
  target: z
    .strictObject({
      kind: z.enum(['absolute', 'intensity']),
      baseYear: z.int(),
      targetYear: z.int(),
      year: z.int(),
      base: figure,
      recalculatedBase: figure,
      targetValue: figure,
      actual: figure,
      pathway: figure.describe('What the straight line from base to target allows in this year.'),
      achievedShare: z.nullable(figure).describe('Of the reduction aimed at; null where none is.'),
      onTrack: z.boolean(),
      recalculation: z.strictObject({
        required: z.boolean(),
        threshold: figure,
        cumulativeShare: figure,
        counted: z.array(z.string()),
        ignored: z.array(z.strictObject({ description: z.string(), reason: z.string() })),
        basis: z.string(),
      }),
    })
    .optional(),
};
export type Reports = { [K in keyof typeof ReportsShape]?: NonNullable<z.output<(typeof ReportsShape)[K]>> };
