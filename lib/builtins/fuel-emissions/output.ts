// The result a customer reads: totals by scope and gas, sites, refused rows, factors used and everything that was assumed.
import * as z from 'zod';
import { RESULT_QUALITY } from '../../calculators/index.ts';
import { GWP_SETS } from '../../factors/index.ts';
import type { RefusedRow } from '../../rows/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import type { FuelEmissionsInput } from './input.ts';
import { qualityOf } from './result-quality.ts';
import type { Totals } from './totals.ts';

const kilograms = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .describe('kg as decimal text');
const count = z.int().nonnegative();
const Gases = z.strictObject({
  co2Kg: kilograms,
  ch4Kg: kilograms,
  n2oKg: kilograms,
  co2eKg: kilograms,
  biogenicCo2Kg: kilograms,
});
const Scope = Gases.extend({ rows: count });
const SiteSums = Gases.extend({
  rows: count,
  scope1Co2eKg: kilograms,
  scope2Co2eKg: kilograms,
  scope3Co2eKg: kilograms.optional(),
});
const Site = SiteSums.extend({ site: z.string() });

export const FuelEmissionsOutput = z.strictObject({
  gwpSet: z.enum(GWP_SETS),
  basis: z.string(),
  counts: z.strictObject({ records: count, activities: count, computed: count, refused: count }),
  total: Gases,
  scopes: z.strictObject({
    scope1: Scope,
    scope2: Scope,
    scope3: Scope.extend({ byCategory: z.array(Scope.extend({ category: count })) }).optional(),
    outside: Scope.optional().describe('Rows of factors outside the scopes: biogenic CO2, in no CO2e.'),
  }),
  sites: z.strictObject({ count, largest: z.array(Site).max(10), all: z.array(Site), remainder: SiteSums.optional() }),
  refused: z.strictObject({
    total: count,
    rows: z
      .array(
        z.strictObject({
          row: count,
          line: count.optional(),
          column: z.string(),
          value: z.string(),
          code: z.string(),
          reason: z.string(),
          remedy: z.string(),
          message: z.string(),
        }),
      )
      .max(1_000),
  }),
  factors: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      set: z.string(),
      source: z.string(),
      version: z.string(),
      region: z.string(),
      unit: z.string(),
      co2: z.string(),
      ch4: z.string(),
      n2o: z.string(),
      gasBasis: z.string(),
      validFrom: z.string(),
      validTo: z.nullable(z.string()),
      category: count.optional().describe('Of scope 3.'),
      co2e: z.string().optional().describe('Where the source prints CO2e alone.'),
      revision: count.optional().describe('Of a factor of your own.'),
      shadows: z.string().optional().describe('The published factor yours stands before.'),
      rows: count,
      outOfPeriod: count,
      co2eKg: kilograms,
    }),
  ),
  assumptions: z.array(z.strictObject({ code: z.string(), message: z.string(), rows: count })),
  ignoredColumns: z.array(z.string()),
  asOf: z.string().optional(),
  ...RESULT_QUALITY,
});
export type FuelEmissionsOutput = z.infer<typeof FuelEmissionsOutput>;

export interface OutputParts {
  readonly input: FuelEmissionsInput;
  readonly totals: Totals;
  readonly refused: readonly RefusedRow[];
  readonly ignoredColumns: readonly string[];
}

export const outputOf = ({ input, totals, refused, ignoredColumns }: OutputParts): FuelEmissionsOutput => ({
  gwpSet: input.gwpSet,
  basis:
    'scopes 1 and 3 as their sources publish them; scope 2 location-based, grid losses excluded; biogenic CO2 apart from the scopes',
  counts: totals.counts(),
  total: totals.total(),
  scopes: totals.scopes(),
  sites: totals.sites(),
  refused: { total: totals.refused, rows: [...refused] },
  factors: totals.factors().map(({ factor, set, ...use }) => ({
    ...use,
    name: factor.name,
    set,
    source: factor.set.source,
    version: factor.set.version,
    region: factor.region,
    unit: factor.unit.id,
    co2: formatDecimal(factor.co2),
    ch4: formatDecimal(factor.ch4),
    n2o: formatDecimal(factor.n2o),
    gasBasis: factor.set.gasBasis,
    validFrom: factor.set.validFrom,
    validTo: factor.set.validTo,
    ...(factor.category !== undefined && { category: factor.category }),
    ...(factor.co2e !== undefined && { co2e: formatDecimal(factor.co2e) }),
    ...(factor.own?.shadows !== undefined && { shadows: factor.own.shadows }),
  })),
  assumptions: assumptionsOf(input, totals),
  ignoredColumns: [...ignoredColumns],
  ...(input.asOf !== undefined && { asOf: input.asOf }),
  ...qualityOf(input, totals),
});

function assumptionsOf(input: FuelEmissionsInput, totals: Totals): FuelEmissionsOutput['assumptions'] {
  const { region, date } = totals.defaults;
  const sign = totals.decimalSign;
  return [
    ...(sign === undefined
      ? []
      : [
          {
            code: 'decimal_separator',
            message: `Quantities were read with "${sign.sign}" as the decimal sign, as the first that showed one has it.`,
            rows: sign.rows,
          },
        ]),
    ...(region === 0
      ? []
      : [
          {
            code: 'region_default',
            message: `Rows without a region were taken to lie in ${input.region ?? ''}.`,
            rows: region,
          },
        ]),
    ...(date === 0
      ? []
      : [
          {
            code: 'date_default',
            message: `Rows without a date were taken to fall in ${input.date ?? ''}.`,
            rows: date,
          },
        ]),
    ...totals
      .factors()
      .filter((use) => use.outOfPeriod > 0)
      .map((use) => ({
        code: 'factor_out_of_period',
        message: `${use.id} (${use.factor.set.validFrom} to ${use.factor.set.validTo ?? 'now'}) was used for activities outside that time, as the nearest of the sets in use.`,
        rows: use.outOfPeriod,
      })),
  ];
}
