// The library as it was known on a day: what was published, recorded or deprecated later is as if it had never been.
import { archiveAsOf } from '../archive/archive.ts';
import { type FactorBook, factorBook } from './book.ts';
import { known } from './own-factors.ts';

/** The day counts to its end. Without a day, all that is known now. */
export function bookAsOf(book: FactorBook, day: string | undefined): FactorBook {
  if (day === undefined) return book;
  return factorBook({
    archive: archiveAsOf(book.archive, day),
    deprecations: book.deprecations.filter(({ at }) => known(at, day)),
    own: book.own.filter(({ recordedAt }) => known(recordedAt, day)),
  });
}
