// One question to the whole library: own factors first, then the sets in force for the place and the time, and one row of them or a refusal.
import { overlaps } from '../../shared/period.ts';
import type { FactorArchive } from '../archive/archive.ts';
import type { EditionRows } from '../archive/edition-rows.ts';
import { activityNames, activitySpellings, slug } from '../names.ts';
import { choose, type Found, scopeOf } from './choose.ts';
import { daysApart, holds, type Standing, standing } from './editions.ts';
import {
  type BookFactor,
  type Deprecation,
  type FactorAnswer,
  type FactorQuestion,
  type FactorRefusal,
  isRefusal,
} from './model.ts';
import { ownAnswer, standIn } from './own-answer.ts';
import { answer, type Reading, readQuestion, type Shelves } from './read-question.ts';
import * as refuse from './refusals.ts';

/** Pure: the same question to the same shelves has the same answer for ever. */
export function find(shelves: Shelves, question: FactorQuestion): FactorAnswer | FactorRefusal {
  const read = readQuestion(shelves, question);
  if ('code' in read) return read;
  if (question.set === undefined) {
    const own = ownAnswer(shelves, read);
    if (own !== undefined) return 'code' in own ? own : shadowing(own, shelves, read);
  }
  const published = publishedAnswer(shelves, read);
  return isRefusal(published) ? published : (standIn(shelves, read, published) ?? published);
}

function shadowing(own: FactorAnswer, shelves: Shelves, read: Reading): FactorAnswer {
  if (read.question.source === 'own') return own;
  const published = publishedAnswer(shelves, read);
  return isRefusal(published) ? own : { ...own, shadows: published.factor.id };
}

function publishedAnswer(shelves: Shelves, read: Reading): FactorAnswer | FactorRefusal {
  const { archive, deprecations } = shelves;
  const { period } = read;
  const stands = standing(archive.editions, deprecations, read);
  const search = (of: readonly Standing[]) =>
    of.flatMap((stand) => namedIn(stand, archive.rows(stand.edition.id), read));
  // Only the editions of those days are opened; the others when the answer must name the nearest.
  const inTime = stands.filter(({ edition, validTo }) => overlaps(period, edition.validFrom, validTo));
  const valid = search(inTime).filter(({ stand, found }) => holds(stand, found.words, period));
  // Of each series the last published edition with the activity answers, even where the period reaches into two.
  const newest = valid.filter(({ stand }) => stand === valid.find((each) => sameSeries(each.stand, stand))?.stand);
  if (newest.length > 0) return taken(shelves, read, { found: newest.map(({ found }) => found), inPeriod: true });
  return outOfTime(shelves, read, search(stands));
}

function outOfTime(shelves: Shelves, read: Reading, named: readonly Named[]): FactorAnswer | FactorRefusal {
  const { question } = read;
  const near = nearestFirst(named, read);
  const [first] = near;
  if (first === undefined) return noneNamed(shelves, read);
  if (question.factorPeriod !== 'nearest')
    return refuse.periodWithout(question, validAs(first.found), first.stand.edition);
  const equally = near.filter(({ stand }) => stand === first.stand).map(({ found }) => found);
  return taken(shelves, read, { found: equally, inPeriod: false });
}

const nearestFirst = (named: readonly Named[], { period }: Reading): readonly Named[] =>
  named.toSorted((a, b) => daysApart(a.found.words, period) - daysApart(b.found.words, period));

const sameSeries = (a: Standing, b: Standing): boolean => a.edition.series === b.edition.series;
const validAs = ({ edition, words }: Found) => ({
  ...edition,
  validFrom: words.validFrom,
  validTo: words.validTo === '' ? edition.validTo : words.validTo,
});

interface Named {
  readonly stand: Standing;
  readonly found: Found;
}

const isIn = (region: string, place: Reading['place']): boolean =>
  place === undefined || place.codes.some((code) => code.toUpperCase() === region.toUpperCase());

/** By the text itself before its aliases, and by activity before category alone. */
function namedIn(
  stand: Standing,
  rows: EditionRows,
  { question, place }: Pick<Reading, 'question' | 'place'>,
): Named[] {
  const { edition } = stand;
  const [text = '', ...aliases] = activityNames(question.activity);
  const fits = (at: number): Named[] => {
    const words = rows.words(at);
    if (!words.emits || !isIn(words.region, place)) return [];
    if (question.scope !== undefined && scopeOf(words.scope) !== question.scope) return [];
    if (question.category !== undefined && slug(words.category) !== slug(question.category)) return [];
    return [{ stand, found: { edition, rows, at, words } }];
  };
  const direct = rows.named(text);
  const further = aliases.map((name) => rows.named(name));
  for (const step of [
    [direct.narrow],
    further.map((each) => each.narrow),
    [direct.broad],
    further.map((e) => e.broad),
  ]) {
    const found = [...new Set(step.flat())].flatMap(fits);
    if (found.length > 0) return found;
  }
  return [];
}

function taken(
  { deprecations }: Shelves,
  read: Reading,
  { found, inPeriod }: { readonly found: readonly Found[]; readonly inPeriod: boolean },
): FactorAnswer | FactorRefusal {
  const chosen = choose(found, read);
  if ('code' in chosen) return chosen;
  return answer(bookFactor(chosen, deprecations), read, inPeriod);
}

function bookFactor({ edition, rows, at }: Omit<Found, 'words'>, deprecations: readonly Deprecation[]): BookFactor {
  const deprecated = deprecations.find(({ setId }) => setId === edition.id);
  return { ...rows.take(at), edition, ...(deprecated && { deprecated }) };
}

/** Nothing of that name is in force: it may be known only elsewhere, only later, or not at all. */
function noneNamed(shelves: Shelves, read: Reading): FactorRefusal {
  const { archive, deprecations } = shelves;
  const { question } = read;
  const { asOf, ...anyTime } = question;
  const later =
    asOf === undefined ? [] : standing(archive.editions, deprecations, { question: anyTime, place: read.place });
  const afterwards = later.flatMap((stand) => namedIn(stand, archive.rows(stand.edition.id), read));
  const [soonest] = nearestFirst(afterwards, read);
  if (soonest !== undefined) return refuse.periodWithout(question, validAs(soonest.found), undefined);
  const anywhere = standing(archive.editions, deprecations, { question: anyTime, place: undefined });
  const elsewhere = anywhere.flatMap((stand) =>
    namedIn(stand, archive.rows(stand.edition.id), { question, place: undefined }),
  );
  if (elsewhere.length > 0) {
    const places = [...new Set(elsewhere.map(({ found }) => found.words.region))];
    return refuse.regionWithout(question, places);
  }
  return ruledOut(shelves, read) ?? refuse.activityUnknown(question, spellings(anywhere, archive));
}

const NARROWING = {
  category: ({ words }: Found): string => words.category,
  scope: ({ words }: Found): string => scopeOf(words.scope),
  set: ({ edition }: Found): string => edition.id,
  source: ({ edition }: Found): string => edition.series,
};

/** The activity is known, were it not for one further word of the question: that word is what is wrong. */
function ruledOut({ archive, deprecations }: Shelves, { question, place }: Reading): FactorRefusal | undefined {
  for (const field of ['category', 'scope', 'set', 'source'] as const) {
    const { [field]: word, ...wider } = question;
    if (word === undefined) continue;
    const stands = standing(archive.editions, deprecations, { question: wider, place });
    const found = stands.flatMap((stand) => namedIn(stand, archive.rows(stand.edition.id), { question: wider, place }));
    const under = found.map((each) => NARROWING[field](each.found));
    if (under.length > 0) return refuse.narrowedAway(question, field, under);
  }
  return undefined;
}

function spellings(stands: readonly Standing[], archive: FactorArchive): Set<string> {
  const known = new Set(activitySpellings);
  for (const { edition } of stands.slice(0, 4)) {
    const rows = archive.rows(edition.id);
    for (let at = 0; at < rows.size; at++) known.add(slug(rows.words(at).activity));
  }
  return known;
}
