// What crosses the border of an investment calculation: cash flows as they come, what they earn as it is shown.
import * as z from 'zod';
import { RESULT_QUALITY } from '../../calculators/index.ts';
import { number as amount } from '../figures.ts';

const figure = z.string().regex(/^-?\d+(\.\d+)?$/);

export const METRICS = ['npv', 'irr', 'mirr', 'payback', 'discountedPayback', 'carbon'] as const;
export type Metric = (typeof METRICS)[number];

export const RoiRequest = z.strictObject({
  cashFlows: z
    .array(amount)
    .min(1, 'Give at least one amount.')
    .max(600, 'At most 600 periods are computed.')
    .describe('One amount per period, period 0 first and undiscounted; outlays are negative.'),
  discountRate: amount.describe('Per period, as a share: 0.05 is 5 %.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Write the ISO 4217 code, e.g. "EUR".')
    .describe('Of all amounts.'),
  financeRate: amount.optional().describe('Per period, for mirr.'),
  reinvestRate: amount.optional().describe('Per period, for mirr.'),
  carbon: z
    .strictObject({
      avoidedKgByPeriod: z.array(amount).min(1).max(600).describe('kg CO2e kept out, from period 1 on.'),
      embodiedKg: amount.optional().describe('kg CO2e that making the measure emits, at period 0; 0 unless told.'),
      investment: amount.optional().describe('The outlay of period 0 unless told.'),
    })
    .optional(),
  metrics: z
    .array(z.enum(METRICS))
    .min(1)
    .optional()
    .describe(
      'npv, irr, payback and discountedPayback unless told, with mirr and carbon where their figures are given.',
    ),
  reference: z.string().max(200).optional().describe('Your own mark, given back with the result.'),
});
export type RoiRequest = z.output<typeof RoiRequest>;

const Payback = z.strictObject({
  periods: z.nullable(figure).describe('null: never.'),
  lostAgain: z.boolean().describe('A later outlay takes it back.'),
});

export const RoiResult = z.strictObject({
  reference: z.string().optional(),
  currency: z.string(),
  periods: z.int().nonnegative().describe('Periods after period 0.'),
  npv: figure.optional(),
  irr: z
    .strictObject({
      status: z.enum(['one', 'several', 'none']),
      rates: z.array(figure).describe('Every rate at which the net present value is zero; none is picked.'),
      signChanges: z.int(),
    })
    .optional(),
  mirr: figure.optional(),
  payback: Payback.optional(),
  discountedPayback: Payback.optional(),
  carbon: z
    .strictObject({
      avoidedKg: figure,
      netAvoidedKg: figure.describe('Less what making the measure emits.'),
      netAvoidedKgPerMoney: figure,
      returnOnEmbodied: z.nullable(figure).describe('null: nothing is embodied.'),
      payback: Payback,
      abatementCostPerTonne: z
        .nullable(figure)
        .describe(
          '−NPV per tonne of net avoided emissions; negative when it pays for itself, null where none are avoided.',
        ),
    })
    .optional(),
  factors: z.array(z.never()).describe('No published factor enters.'),
  assumptions: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  ...RESULT_QUALITY,
  rounding: z.strictObject({ moneyPlaces: z.int(), ratePlaces: z.int(), mode: z.string(), rule: z.string() }),
});
export type RoiResult = z.output<typeof RoiResult>;
