// Finds factors by what, where and when over the whole library: those that answer every term, best first, each with the reasons.
import { type PageRequest, pageOf } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import type { EditionRows } from './archive/edition-rows.ts';
import type { FactorBook } from './book/book.ts';
import type { BookFactor } from './book/model.ts';
import { known, ownAsFactor } from './book/own-factors.ts';
import { covers } from './book/regions.ts';
import type { FactorMatch, FactorSearch } from './contract.ts';
import { activityNames } from './names.ts';
import { type Rank, rank } from './search/rank.ts';
import { type Terms, termsOf } from './search/terms.ts';
import { factorCard } from './show-factor.ts';

interface Found extends Rank {
  readonly id: string;
  readonly recordedAt: string;
  readonly take: () => BookFactor;
}

/** Throws FactorSearchRefused for words that mean nothing to the library. */
export async function searchFactors(
  book: FactorBook,
  search: FactorSearch,
  page: PageRequest,
): Promise<Page<FactorMatch>> {
  const terms = termsOf(search, book);
  const found = [...amongOwn(book, terms), ...amongPublished(book, terms)].sort(bestFirst);
  const { items, ...rest } = pageOf(found, page);
  return {
    items: items.map(({ take, score, reasons }) => ({
      ...factorCard(take(), {
        ...(search.date && { date: search.date }),
        ...(search.region && { region: search.region }),
      }),
      match: { score, reasons: [...reasons] },
    })),
    ...rest,
  };
}

function amongPublished(book: FactorBook, terms: Terms): Found[] {
  const { source, set, asOf } = terms.search;
  return book.archive.editions
    .filter(
      (edition) => (source === undefined || edition.series === source) && (set === undefined || edition.id === set),
    )
    .filter((edition) => (asOf === undefined || edition.recordedAt <= asOf) && covers(edition.covers, terms.place))
    .flatMap((edition) => {
      const rows = book.archive.rows(edition.id);
      return [...candidates(rows, terms)].flatMap((at): Found[] => {
        const words = rows.words(at);
        const ranked = rank({ edition, words }, terms);
        if (ranked === undefined) return [];
        const take = () => book.get(words.id) ?? missing(words.id);
        return [{ id: words.id, recordedAt: edition.recordedAt, take, ...ranked }];
      });
    });
}

/** With an exact activity only the rows it names, else all. */
function candidates(rows: EditionRows, { search: { activity } }: Terms): Iterable<number> {
  if (activity === undefined) return Array.from({ length: rows.size }, (_, at) => at);
  const named = activityNames(activity).map((name, index) => rows.named(index === 0 ? activity : name));
  return new Set(named.flatMap(({ narrow, broad }) => [...narrow, ...broad]));
}

function missing(id: string): never {
  throw new RangeError(`${id} was found and is not there.`);
}

function amongOwn(book: FactorBook, terms: Terms): Found[] {
  const { source, set, asOf, activity } = terms.search;
  if ((source ?? set ?? 'own') !== 'own') return [];
  const told = book.own.filter(({ recordedAt }) => known(recordedAt, asOf));
  return [...Map.groupBy(told, ({ id }) => id)].flatMap(([id, revisions]): Found[] => {
    const last = revisions.at(-1);
    if (last === undefined || last.withdrawn === true) return [];
    const factor = ownAsFactor(last);
    const words = { ...factor, validTo: factor.validTo ?? '', emits: true };
    const ranked = rank({ edition: factor.edition, words }, terms);
    const named =
      activity === undefined || activityNames(activity).some((name) => activityNames(last.activity).includes(name));
    if (ranked === undefined || !named) return [];
    const reasons = [...ranked.reasons, 'It is your own factor and answers before the published ones.'];
    return [{ id, recordedAt: last.recordedAt, take: () => factor, score: ranked.score + 50, reasons }];
  });
}

/** Equals stand newest set first, then by id: one search has one order. */
function bestFirst(a: Found, b: Found): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
