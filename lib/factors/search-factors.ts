// Finds factors by what, where and when: those that answer every term, best first, each with the reasons.
import { type PageRequest, pageOf } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import type { FactorMatch, FactorSearch } from './contract.ts';
import { library } from './library.ts';
import type { Factor } from './model.ts';
import { type Rank, rank } from './search/rank.ts';
import { termsOf } from './search/terms.ts';
import { factorView } from './show-factor.ts';

interface Found extends Rank {
  readonly id: string;
  readonly factor: Factor;
}

/** Throws FactorSearchRefused for words that mean nothing to the library. */
export async function searchFactors(search: FactorSearch, page: PageRequest): Promise<Page<FactorMatch>> {
  const books = library();
  const terms = termsOf(search, books);
  const found: Found[] = [];
  for (const factor of books.factors.values()) {
    const ranked = rank(factor, terms);
    if (ranked !== undefined) found.push({ id: factor.id, factor, ...ranked });
  }
  const { items, ...rest } = pageOf(found.sort(bestFirst), page);
  return {
    items: items.map(({ factor, score, reasons }) => ({
      ...factorView(factor, books),
      match: { score, reasons: [...reasons] },
    })),
    ...rest,
  };
}

/** Equals stand newest set first, then by id: one search has one order. */
function bestFirst(a: Found, b: Found): number {
  if (a.score !== b.score) return b.score - a.score;
  const [x, y] = [a.factor.set.recordedAt, b.factor.set.recordedAt];
  if (x !== y) return x < y ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
