// Finds factors by what, where and when over the whole library: those that answer every term, best first, each with the reasons.
import { type PageRequest, pageOf } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import { bookAsOf } from './book/as-of.ts';
import type { FactorBook } from './book/book.ts';
import type { FactorMatch, FactorSearch } from './contract.ts';
import { findAll } from './search/find-all.ts';
import { refuseOutOfTime } from './search/refuse-out-of-time.ts';
import { termsOf } from './search/terms.ts';
import { factorCard } from './show-factor.ts';

/** Throws FactorSearchRefused for words that mean nothing to the library, FactorOutOfTime where nothing but the date is amiss. */
export async function searchFactors(
  library: FactorBook,
  search: FactorSearch,
  page: PageRequest,
): Promise<Page<FactorMatch>> {
  const terms = termsOf(search, library);
  const book = bookAsOf(library, search.asOf);
  const found = findAll(book, terms);
  if (found.length === 0) refuseOutOfTime(book, terms);
  const { items, ...rest } = pageOf(found, page);
  return {
    items: items.map(({ take, score, reasons }) => ({
      ...factorCard(take(), { date: search.date, region: search.region }),
      match: { score, reasons: [...reasons] },
    })),
    ...rest,
  };
}
