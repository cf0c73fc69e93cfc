// The fuel tables as far as they stand: where the edition they were cut from is deprecated or superseded, they answer no more than it does.

import { bookAsOf } from './book/as-of.ts';
import type { FactorBook } from './book/book.ts';
import { successorOf } from './book/editions.ts';
import type { Library } from './library.ts';

/** The library itself where all of it stands. Pure; `asOf` is what was known on that day. */
export function standingLibrary(library: Library, book: FactorBook, asOf?: string): Library {
  const { archive, deprecations } = bookAsOf(book, asOf?.slice(0, 10));
  const standing = [...library.sets.values()].filter(({ cutFrom }) => {
    const edition = archive.editions.find(({ id }) => id === cutFrom);
    if (edition === undefined || deprecations.some(({ setId }) => setId === cutFrom)) return false;
    return successorOf(edition, archive.editions, deprecations) === undefined;
  });
  if (standing.length === library.sets.size) return library;
  const ids = new Set(standing.map(({ id }) => id));
  return { ...library, find: (fuel, region) => library.find(fuel, region).filter(({ set }) => ids.has(set.id)) };
}
