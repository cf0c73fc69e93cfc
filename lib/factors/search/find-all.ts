// Every factor that answers all terms of a search, best first: the published ones and the tenant's own.
import type { EditionRows } from '../archive/edition-rows.ts';
import type { FactorBook } from '../book/book.ts';
import type { BookFactor, OwnFactor } from '../book/model.ts';
import { ownAsFactor, ownFactors } from '../book/own-factors.ts';
import { covers } from '../book/regions.ts';
import { activityNames } from '../names.ts';
import { type Rank, type Row, rank, speaksOf } from './rank.ts';
import type { Terms } from './terms.ts';

export interface Found extends Rank {
  readonly id: string;
  readonly recordedAt: string;
  readonly row: Row;
  readonly take: () => BookFactor;
}

/** Of own factors the revisions that count at that time, unless others are handed in. */
export const findAll = (book: FactorBook, terms: Terms, own = lastWords(book, terms)): Found[] =>
  [...amongOwn(own, terms), ...amongPublished(book, terms)].sort(bestFirst);

function amongPublished(book: FactorBook, terms: Terms): Found[] {
  const { source, set } = terms.search;
  return book.archive.editions
    .filter(
      (edition) => (source === undefined || edition.series === source) && (set === undefined || edition.id === set),
    )
    .filter((edition) => covers(edition.covers, terms.place))
    .flatMap((edition) => {
      const rows = book.archive.rows(edition.id);
      return [...candidates(rows, terms)].flatMap((at): Found[] => {
        const row = { edition, words: rows.words(at) };
        const ranked = rank(row, terms);
        if (ranked === undefined) return [];
        const take = () => book.get(row.words.id) ?? missing(row.words.id);
        return [{ id: row.words.id, recordedAt: edition.recordedAt, row, take, ...ranked }];
      });
    });
}

/** With an exact activity only the rows it names, with a text those that say a word of it, else all. */
function candidates(rows: EditionRows, terms: Terms): Iterable<number> {
  const { activity } = terms.search;
  if (activity === undefined && terms.words.length > 0) return rows.saying((text) => speaksOf(text, terms));
  if (activity === undefined) return Array.from({ length: rows.size }, (_, at) => at);
  const named = activityNames(activity).map((name, index) => rows.named(index === 0 ? activity : name));
  return new Set(named.flatMap(({ narrow, broad }) => [...narrow, ...broad]));
}

function missing(id: string): never {
  throw new RangeError(`${id} was found and is not there.`);
}

function amongOwn(revisions: readonly OwnFactor[], terms: Terms): Found[] {
  const { source, set, activity } = terms.search;
  if ((source ?? set ?? 'own') !== 'own') return [];
  return revisions.flatMap((own): Found[] => {
    const factor = ownAsFactor(own);
    const row = { edition: factor.edition, words: { ...factor, validTo: factor.validTo ?? '', emits: true } };
    const ranked = rank(row, terms);
    const named =
      activity === undefined || activityNames(activity).some((name) => activityNames(own.activity).includes(name));
    if (ranked === undefined || !named) return [];
    const reasons = [...ranked.reasons, 'It is your own factor and answers before the published ones.'];
    return [{ id: own.id, recordedAt: own.recordedAt, row, take: () => factor, score: ranked.score + 50, reasons }];
  });
}

/** Of each own factor the revision that counts: the last of those that hold at the time asked for, or the last of all. */
function lastWords({ own }: FactorBook, { period }: Terms): OwnFactor[] {
  if (period !== undefined) return ownFactors(own, period);
  const last = new Map(own.toSorted((a, b) => a.revision - b.revision).map((each) => [each.id, each]));
  return [...last.values()].filter(({ withdrawn }) => withdrawn !== true);
}

/** Equals stand newest set first, then by id: one search has one order. */
function bestFirst(a: Found, b: Found): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
