// What became known of published sets after this release: contents it does not carry, and sets that are to be chosen no longer.
import { extendArchive } from '../archive/archive.ts';
import { type EditionRows, editionRows } from '../archive/edition-rows.ts';
import type { Edition } from '../archive/model.ts';
import { archive as bundled } from '../archive/open-archive.ts';
import { library } from '../library.ts';
import { type FactorBook, factorBook } from './book.ts';
import type { LaterSets, OwnFactor } from './model.ts';
import { known } from './own-factors.ts';

/** The whole library: what this release carries, what came to be known since, and a tenant's own factors. */
export function bookWith({ published, deprecations }: LaterSets, own: readonly OwnFactor[]): FactorBook {
  const contents = new Map(published.map(({ set, content }) => [set.id, { sha256: set.sha256, content }]));
  const later = published.map(({ set }) => ({ ...set, file: `${set.sha256}.json` }));
  const open = (id: string) => {
    const of = contents.get(id);
    return of && opened(of.sha256, of.content);
  };
  return factorBook({ archive: extendArchive(bundled(), later, open), later, deprecations, own });
}

/** What lies under a checksum never changes: a container opens it once; the oldest goes when there are many. */
const KEPT = 24;
const rows = new Map<string, EditionRows>();
function opened(sha256: string, content: string): EditionRows {
  const before = rows.get(sha256);
  if (before !== undefined) return before;
  const made = editionRows(JSON.parse(content));
  rows.set(sha256, made);
  for (const oldest of rows.keys()) {
    if (rows.size <= KEPT) break;
    rows.delete(oldest);
  }
  return made;
}

/** No longer chosen, by what was decided until then. */
export function deprecatedEditions({ archive, deprecations }: FactorBook, asOf: string | undefined): Edition[] {
  const gone = deprecations.filter(({ at }) => known(at, asOf));
  return gone.flatMap(({ setId }) => archive.editions.filter(({ id }) => id === setId));
}

/** An edition with the sets of curated fuels extracted from it: results rest on the one or the other. */
export function withExtracts(setId: string): string[] {
  const edition = bundled().editions.find(({ id }) => id === setId);
  if (edition === undefined) return [setId];
  return [setId, ...[...library().sets.values()].filter((set) => isExtractOf(set, edition)).map(({ id }) => id)];
}

interface Extract {
  readonly id: string;
  readonly recordedAt: string;
}

/** A set of curated fuels is an extract of an edition, of the same day and series: what befalls the edition befalls the extract. */
export const isExtractOf = (extract: Extract, edition: Pick<Edition, 'series' | 'recordedAt'>): boolean =>
  extract.id.startsWith(`${edition.series}-`) && extract.recordedAt === edition.recordedAt;
