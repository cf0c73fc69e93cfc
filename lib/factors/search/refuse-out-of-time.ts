// A search that only its date empties is told so, and which set comes nearest: an empty list would read as "there is no such factor".

import type { FactorBook } from '../book/book.ts';
import { daysApart } from '../book/editions.ts';
import { FactorOutOfTime } from '../faults.ts';
import { type Found, findAll } from './find-all.ts';
import type { Terms } from './terms.ts';

/** Throws FactorOutOfTime where the same search without a date finds something; else returns, for then there is nothing to name. */
export function refuseOutOfTime(book: FactorBook, { period, ...terms }: Terms): void {
  if (period === undefined) return;
  const { near } = findAll(book, terms, [...book.own]).reduce<{ near?: Found; apart: number }>(
    (best, found) => {
      const apart = daysApart(found.row.words, period);
      return apart < best.apart ? { near: found, apart } : best;
    },
    { apart: Number.POSITIVE_INFINITY },
  );
  if (near === undefined) return;
  const { edition, words } = near.row;
  throw FactorOutOfTime({
    date: terms.search.date ?? `${period.from} to ${period.to}`,
    ...(terms.search.asOf !== undefined && { asOf: terms.search.asOf }),
    near: { factor: words.id, set: edition.id, validFrom: words.validFrom, validTo: words.validTo || edition.validTo },
  });
}
