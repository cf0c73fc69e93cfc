// What became known of published sets after this release: contents it does not carry, and sets that are to be chosen no longer.
import { extendArchive } from '../archive/archive.ts';
import type { EditionRows } from '../archive/edition-rows.ts';
import type { Edition } from '../archive/model.ts';
import { archive as bundled } from '../archive/open-archive.ts';
import { type FactorBook, factorBook } from './book.ts';
import type { Deprecation, OwnFactor } from './model.ts';
import { known } from './own-factors.ts';

export interface LaterSet {
  readonly edition: Edition;
  readonly rows: EditionRows;
}

export interface LaterSets {
  readonly published: readonly LaterSet[];
  readonly deprecations: readonly Deprecation[];
}

export const NO_LATER_SETS: LaterSets = { published: [], deprecations: [] };

/** The whole library: what this release carries, what came to be known since, and a tenant's own factors. */
export function bookWith({ published, deprecations }: LaterSets, own: readonly OwnFactor[]): FactorBook {
  const rows = new Map(published.map((set) => [set.edition.id, set.rows]));
  const later = published.map(({ edition }) => edition);
  return factorBook({ archive: extendArchive(bundled(), later, (id) => rows.get(id)), later, deprecations, own });
}

/** Two times decide what a run may know: what came later than this moment was not there yet. */
export const knownAt = ({ published, deprecations }: LaterSets, moment: string): LaterSets => ({
  published: published.filter(({ edition }) => edition.recordedAt <= moment.slice(0, 10)),
  deprecations: deprecations.filter(({ at }) => at <= moment),
});

/** No longer chosen, by what was decided until then. */
export function deprecatedEditions({ archive, deprecations }: FactorBook, asOf: string | undefined): Edition[] {
  const gone = deprecations.filter(({ at }) => known(at, asOf));
  return gone.flatMap(({ setId }) => archive.editions.filter(({ id }) => id === setId));
}

interface Extract {
  readonly id: string;
  readonly recordedAt: string;
}

/** A set of curated fuels is an extract of an edition, of the same day and series: what befalls the edition befalls the extract. */
export const isExtractOf = (extract: Extract, edition: Pick<Edition, 'series' | 'recordedAt'>): boolean =>
  extract.id.startsWith(`${edition.series}-`) && extract.recordedAt === edition.recordedAt;
