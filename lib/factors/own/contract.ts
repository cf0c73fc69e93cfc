// What crosses the border of own factors: a revision as it is stated.
import * as z from 'zod';
import type { Indicator } from '../quality/rate-factor.ts';

const figure = (what: string) =>
  z
    .string()
    .max(60)
    .regex(/^\d+(\.\d+)?$/, 'Write a decimal of zero or more as text, e.g. "0.2027".')
    .describe(`kg ${what} per unit.`);
const grade = z.int().min(1).max(5);

export const NewOwnFactor = z
  .strictObject({
    id: z
      .string()
      .regex(/^own-[a-z0-9-]{2,90}$/, 'An own factor is called own-… in lower-case letters, digits and hyphens.')
      .optional()
      .describe('Of a factor that exists: records a further revision of it. Absent: named after activity and region.'),
    activity: z.string().trim().min(2).max(200),
    unit: z.string().trim().min(1).max(60),
    region: z.string().trim().min(2).max(40),
    scope: z.enum(['1', '2', '3', 'outside']),
    validFrom: z.iso.date(),
    validTo: z.nullable(z.iso.date()).default(null).describe('Inclusive; null while it holds.'),
    co2e: figure('CO2e').optional(),
    gases: z
      .strictObject({
        co2: figure('CO2').optional(),
        ch4: figure('CH4, the gas').optional(),
        n2o: figure('N2O, the gas').optional(),
      })
      .optional(),
    biogenicCo2: figure('CO2 of biogenic origin, outside the scopes').optional(),
    source: z.string().trim().min(3).max(500).describe('Who says so: a certificate, a measurement, a supplier.'),
    quality: z
      .strictObject({
        technology: grade,
        time: grade,
        geography: grade,
        completeness: grade,
        reliability: grade,
      } satisfies Readonly<Record<Indicator, typeof grade>>)
      .optional()
      .describe('1 very good to 5 very poor.'),
    uncertainty: z
      .string()
      .regex(/^\d(\.\d+)?$/, 'Write a share, e.g. "0.05" for ±5 %.')
      .optional()
      .describe('Half of the 95 % interval as a share of the figure.'),
    replaces: z.string().max(200).optional().describe('A published factor it stands in for, in all its editions.'),
    withdrawn: z.boolean().optional().describe('For these days the factor answers no more.'),
  })
  .refine(({ co2e, gases }) => (co2e === undefined) !== (gases === undefined), {
    path: ['co2e'],
    error: 'State either "co2e" or "gases", not both and not neither.',
  })
  .refine(({ gases }) => gases === undefined || Object.keys(gases).length > 0, {
    path: ['gases'],
    error: 'State at least one gas.',
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
    path: ['validTo'],
    error: 'A factor cannot end before it begins.',
  });
export type NewOwnFactor = z.output<typeof NewOwnFactor>;
