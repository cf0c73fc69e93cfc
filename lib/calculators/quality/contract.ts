// How good a result is, in one shape for every calculator and agent: uncertainty, data quality, defaults and the share that rests on them.
import * as z from 'zod';

const share = z.string().regex(/^(0(\.\d+)?|1)$/);
const decimalText = z.string().regex(/^\d+(\.\d+)?$/);
const rating = z
  .string()
  .regex(/^[1-5](\.\d+)?$/)
  .describe('1 very good to 5 poor.');

export const UNCERTAINTY_METHODS = ['error-propagation', 'monte-carlo', 'exact'] as const;

export const UncertaintyView = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('known'),
    relative95: decimalText.describe('Half width of the 95 % interval as a share of the result: "0.05" is ±5 %.'),
    method: z.enum(UNCERTAINTY_METHODS),
    how: z.string(),
    low95: z.string().optional().describe('Ends of the interval, where a simulation shows it is not symmetric.'),
    high95: z.string().optional(),
  }),
  z.strictObject({
    status: z.literal('unknown'),
    reason: z.string(),
    known: z
      .strictObject({ share: share.describe('Share of the result with a known uncertainty.'), relative95: decimalText })
      .optional(),
  }),
]);

export const DataQualityView = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('rated'),
    score: rating,
    byIndicator: z.strictObject({
      technology: rating,
      time: rating,
      geography: rating,
      completeness: rating,
      reliability: rating,
    }),
    ratedShare: share.describe('Share of the result whose data carry a rating; the score is of that share.'),
    how: z.string(),
  }),
  z.strictObject({ status: z.literal('unrated'), reason: z.string() }),
]);

export const DefaultUsed = z.strictObject({
  what: z.string().describe('What the caller did not say: a code that stays the same from release to release.'),
  value: z.string().describe('What was taken instead.'),
  source: z.string().describe('Who says so.'),
  why: z.string(),
  count: z.int().positive().optional().describe('Rows or parts it was used for.'),
});
export type DefaultUsed = z.output<typeof DefaultUsed>;

/** The four fields; spread into the output schema of a result: `z.strictObject({ …, ...RESULT_QUALITY })`. */
export const RESULT_QUALITY = {
  uncertainty: UncertaintyView,
  dataQuality: DataQualityView,
  defaultsUsed: z.array(DefaultUsed),
  shareOnDefaults: share.describe('Share of the result that rests on at least one default used.'),
} as const;
export const ResultQuality = z.strictObject(RESULT_QUALITY);
export type ResultQuality = z.output<typeof ResultQuality>;
