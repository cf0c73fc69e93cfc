// The whole of the published sets, every edition of them, as they stand: what the archive answers with.
import * as z from 'zod';
import type { Decimal } from '../../shared/decimal.ts';

/** What the gas columns hold: kg of the gas, kg CO2e of each gas, or nothing beside the CO2e figure. Never sum them alike. */
export const GAS_BASES = ['mass', 'co2e of each gas', 'co2e only'] as const;
export type GasBasis = (typeof GAS_BASES)[number];

/** What the manifest says of an edition. */
export const Edition = z.object({
  id: z.string(),
  series: z.string(),
  source: z.string(),
  version: z.string(),
  licence: z.string(),
  /** The day it was published: the recorded time. */
  recordedAt: z.iso.date(),
  /** Both days inclusive; `null` until a successor is published. The valid time. */
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
  cautions: z.array(z.string()).default([]),
  /** Regions it speaks of: codes, `US-*` for the parts of a country, `*` for many countries. */
  covers: z.array(z.string()).default(['*']),
  /** What all its ids begin with, so that an id names its edition without opening any. */
  idPrefix: z.string().default(''),
  boundary: z.enum(['direct', 'life-cycle']).default('direct'),
  rows: z.int(),
  file: z.string(),
  sha256: z.string(),
  /** The day its figures were taken from the source; unsaid for sets published since the release. */
  retrieved: z.iso.date().optional(),
});
export type Edition = z.output<typeof Edition>;

export interface ArchivedFactor {
  /** The source's own id where it has one. */
  readonly id: string;
  /** The same factor in other editions of its series. */
  readonly key: string;
  readonly set: string;
  readonly scope: string;
  readonly category: string;
  readonly subcategory: string;
  readonly activity: string;
  readonly variant: string;
  /** As the source spells it: `passenger.km`, `short ton`. */
  readonly unit: string;
  /** ISO 3166 (two or, for Ember, three letters), or a subregion such as `US-NWPP`. */
  readonly region: string;
  readonly gasBasis: GasBasis;
  /** `life-cycle` counts what happened before the meter too: no location-based scope 2 factor. */
  readonly boundary: 'direct' | 'life-cycle';
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly notes: string;
  /** kg per unit; absent where the source prints nothing, which is not zero. */
  readonly co2e?: Decimal;
  readonly co2?: Decimal;
  readonly ch4?: Decimal;
  readonly n2o?: Decimal;
}

const CELLS = 16;
const isPosition = (cell: unknown): boolean => typeof cell === 'number' && Number.isInteger(cell) && cell >= 0;
const isText = (cell: unknown): boolean => typeof cell === 'string';

/** id; positions in `words` of scope, category, subcategory, activity, variant, unit, region, gas basis, valid from, valid to, notes; co2e, co2, ch4, n2o. */
export const isRow = (cells: readonly unknown[]): boolean =>
  cells.length === CELLS && isText(cells[0]) && cells.slice(1, 12).every(isPosition) && cells.slice(12).every(isText);

export const EditionFile = z.object({
  set: z.string(),
  series: z.string(),
  boundary: z.enum(['direct', 'life-cycle']),
  words: z.custom<readonly string[]>((words) => Array.isArray(words) && words.every(isText)),
  /** Rows are checked when they are taken: three thousand of them would make every first question slow. */
  factors: z.custom<readonly (readonly unknown[])[]>((rows) => Array.isArray(rows) && rows.every(Array.isArray)),
});
