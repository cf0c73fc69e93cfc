// What became known of published sets after this release: contents it does not carry, and sets that are to be chosen no longer.
import { extendArchive } from '../archive/archive.ts';
import { type EditionRows, editionRows } from '../archive/edition-rows.ts';
import { archive } from '../archive/open-archive.ts';
import { library } from '../library.ts';
import { type FactorBook, factorBook } from './book.ts';
import type { LaterSets, OwnFactor } from './model.ts';

/** The whole library: what this release carries, what came to be known since, and a tenant's own factors. */
export function bookWith({ published, deprecations }: LaterSets, own: readonly OwnFactor[]): FactorBook {
  const contents = new Map(published.map(({ set, content }) => [set.id, { sha256: set.sha256, content }]));
  const later = published.map(({ set }) => ({ ...set, file: `${set.sha256}.json` }));
  const open = (id: string) => {
    const of = contents.get(id);
    return of && opened(of.sha256, of.content);
  };
  return factorBook({ archive: extendArchive(archive(), later, open), deprecations, own });
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

/** An edition with the sets of curated fuels extracted from it: results rest on the one or the other. */
export const withExtracts = (setId: string): string[] => [
  setId,
  ...[...library().sets.values()].filter(({ cutFrom }) => cutFrom === setId).map(({ id }) => id),
];
