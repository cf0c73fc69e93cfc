// What a receipt's header must say so that anybody can recompute it: parameters, spelling of the file, factor sets, GWPs and rounding.
import * as z from 'zod';
import { type RateShelves, ROUNDING } from '../../calculators/index.ts';
import {
  archive,
  bookSince,
  bundledBook,
  GWP_SETS,
  type Library,
  type OwnFactor,
  SinceRelease,
} from '../../factors/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import { COLUMN_NAMES, type FuelEmissionsInput, Meter } from './input.ts';

const text = z.string();
const OwnFactorTerms = z.strictObject({
  ...{ id: text, revision: z.int(), recordedAt: text, recordedBy: text, activity: text, unit: text, region: text },
  scope: z.enum(['1', '2', '3', 'outside']),
  ...{ validFrom: text, validTo: z.nullable(text), source: text },
  ...{ co2e: text.optional(), co2: text.optional(), ch4: text.optional(), n2o: text.optional() },
  ...{ biogenicCo2: text.optional(), uncertainty: text.optional() },
  ...{ replaces: text.optional(), replacesKey: text.optional(), withdrawn: z.boolean().optional() },
  quality: z.record(text, z.number()).optional(),
});

export const Terms = z.strictObject({
  parameters: z.strictObject({
    gwpSet: z.enum(GWP_SETS),
    factorPeriod: z.enum(['strict', 'nearest']),
    region: z.string().optional(),
    date: z.string().optional(),
    asOf: z.string().optional(),
  }),
  /** Absent where only the curated fuels answered (version 1.0.0). */
  library: z.literal('full').optional(),
  /** Revisions of the tenant's own factors as they stood, figures and all: whoever recomputes needs nobody's database. */
  ownFactors: z.array(OwnFactorTerms).optional(),
  /** Sets published since the release, with the figures that could answer, and sets deprecated. */
  sinceRelease: SinceRelease.optional(),
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
  reach: Terms['library'],
): Pick<Terms, 'factorSets' | 'gwp' | 'rounding'> {
  const gwp = library.gwp(gwpSet);
  const editions = reach === 'full' ? archive().editions : [];
  return {
    factorSets: [...library.sets.values(), ...editions].map(({ id, sha256, version }) => ({ id, sha256, version })),
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

/** `own` are the tenant's factors the run was started with, `since` what was published or deprecated since the release. */
export function termsOf(
  library: Library,
  input: FuelEmissionsInput,
  { spelling, own, since }: { spelling: Spelling; own: readonly OwnFactor[]; since: SinceRelease | undefined },
): Terms {
  const { gwpSet, factorPeriod, region, date, asOf } = input;
  return {
    parameters: {
      gwpSet,
      factorPeriod,
      ...(region === undefined ? {} : { region }),
      ...(date === undefined ? {} : { date }),
      ...(asOf === undefined ? {} : { asOf }),
    },
    library: 'full',
    ...(own.length === 0 ? {} : { ownFactors: own.map((each) => OwnFactorTerms.parse(each)) }),
    ...(since === undefined ? {} : { sinceRelease: since }),
    ...spelling,
    ...fixedTerms(library, gwpSet, 'full'),
  };
}

/** What a run or its replay looks factors up in. */
export function shelvesOf(library: Library, { library: reach, ownFactors, sinceRelease }: Terms): RateShelves {
  if (reach === undefined) return { library };
  if (ownFactors === undefined && sinceRelease === undefined) return { library, book: bundledBook() };
  const since = sinceRelease ?? { published: [], deprecations: [] };
  return { library, book: bookSince(bundledBook(), since, ownFactors ?? []) };
}
