// What a receipt's header must say so that anybody can recompute it: parameters, spelling of the file, factor sets, GWPs and rounding.
import * as z from 'zod';
import { ROUNDING } from '../../calculators/index.ts';
import { GWP_SETS, type Library } from '../../factors/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import { COLUMN_NAMES, type FuelEmissionsInput, Meter } from './input.ts';

export const Terms = z.strictObject({
  parameters: z.strictObject({
    gwpSet: z.enum(GWP_SETS),
    factorPeriod: z.enum(['strict', 'nearest']),
    region: z.string().optional(),
    date: z.string().optional(),
  }),
  /** The decimal separator that was declared, or that the first quantity to show one settles it. */
  numberStyle: z.enum(['.', ',', 'as-found']),
  /** Header names as the file spells them. */
  columns: z.partialRecord(z.enum(COLUMN_NAMES), z.string()),
  /** Cells of a complete record; absent for rows of a JSON body. */
  cellCount: z.int().positive().optional(),
  meters: z.array(Meter).optional(),
  factorSets: z.array(z.strictObject({ id: z.string(), sha256: z.string(), version: z.string() })),
  gwp: z.strictObject({
    ch4: z.string(),
    co2: z.literal('1'),
    n2o: z.string(),
    sha256: z.string(),
    source: z.string(),
  }),
  rounding: z.strictObject({ unit: z.string(), places: z.int(), mode: z.string(), rule: z.string() }),
});
export type Terms = z.infer<typeof Terms>;

export type Spelling = Pick<Terms, 'numberStyle' | 'columns' | 'cellCount' | 'meters'>;

/** The part of the terms that this release of the library fixes; a verifier compares it. */
export function fixedTerms(
  library: Library,
  gwpSet: FuelEmissionsInput['gwpSet'],
): Pick<Terms, 'factorSets' | 'gwp' | 'rounding'> {
  const gwp = library.gwp(gwpSet);
  return {
    factorSets: [...library.sets.values()].map(({ id, sha256, version }) => ({ id, sha256, version })),
    gwp: {
      ch4: formatDecimal(gwp.ch4),
      co2: '1',
      n2o: formatDecimal(gwp.n2o),
      sha256: library.gwpSource.sha256,
      source: library.gwpSource.id,
    },
    rounding: ROUNDING,
  };
}

export function termsOf(library: Library, input: FuelEmissionsInput, spelling: Spelling): Terms {
  const { gwpSet, factorPeriod, region, date } = input;
  return {
    parameters: {
      gwpSet,
      factorPeriod,
      ...(region === undefined ? {} : { region }),
      ...(date === undefined ? {} : { date }),
    },
    ...spelling,
    ...fixedTerms(library, gwpSet),
  };
}
