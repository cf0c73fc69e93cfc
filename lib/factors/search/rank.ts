// Whether a factor answers a search, how well, and why: every point has its reason, so that the order can be explained.
import { overlaps } from '../../shared/period.ts';
import { findUnit } from '../../shared/units.ts';
import type { RowWords } from '../archive/edition-rows.ts';
import type { Edition } from '../archive/model.ts';
import { ASIDE, scopeOf } from '../book/choose.ts';
import { slug } from '../names.ts';
import type { Terms } from './terms.ts';

export interface Rank {
  readonly score: number;
  readonly reasons: readonly string[];
}

export interface Row {
  readonly edition: Edition;
  readonly words: RowWords;
}

type Judge = (row: Row, terms: Terms) => Rank | 'no' | undefined;

/** `undefined`: the search does not ask; `'no'`: it asks and this factor does not answer. */
const JUDGES: readonly Judge[] = [byActivity, byScope, byCategory, byPlace, byPeriod, byUnit, byText, byKind];

/** Everything that answers begins with these; what stands aside loses them. */
const ASIDE_POINTS = 15;

export function rank(row: Row, terms: Terms): Rank | undefined {
  let score = ASIDE_POINTS;
  const reasons: string[] = [];
  for (const judge of JUDGES) {
    const verdict = judge(row, terms);
    if (verdict === 'no') return undefined;
    score += verdict?.score ?? 0;
    reasons.push(...(verdict?.reasons ?? []));
  }
  return { score, reasons };
}

const because = (score: number, reason: string): Rank => ({ score, reasons: [reason] });

/** A text that is a name counts most, then each word: in the activity, in the variant, in the category. */
function byText({ words: own }: Row, { words, names }: Terms) {
  if (words.length === 0) return undefined;
  const place = names.indexOf(slugged(own.activity));
  if (place >= 0) return because(100 - place, `"${words.join(' ')}" is a name of ${own.activity}.`);
  const fields = [
    [30, own.activity],
    [20, own.variant],
    [10, `${own.category} ${own.subcategory}`],
  ] as const;
  const found = words.flatMap((word) => {
    const field = fields.find(([, text]) => among(text, word));
    return field === undefined ? [] : [[word, field[0]] as const];
  });
  if (found.length === 0) return 'no';
  const points = found.reduce((sum, [, each]) => sum + each, 0);
  const missing = words.length - found.length;
  return because(
    Math.max(1, Math.round((points * 2) / words.length) - 10 * missing),
    `Its name holds ${found.map(([word]) => `"${word}"`).join(', ')}.`,
  );
}

const among = (text: string, word: string): boolean =>
  tokensOf(text).some((each) => each === word || (word.length > 3 && each.startsWith(word)));

/** Whether a row that says this can answer the text of a search at all: what `byText` finds is among these. */
export const speaksOf = (text: string, { words, names }: Terms): boolean =>
  words.some((word) => among(text, word)) || names.includes(slugged(text));

/** Rows repeat their words thousands of times. */
function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size > 20_000) known.clear();
    const made = work(text);
    known.set(text, made);
    return made;
  };
}
const slugged = remembering(slug);
const tokensOf = remembering((text) => slugged(text).split('-'));

/** What is counted beside the activity itself, or with what came before it, stands after the activity's own factor. */
function byKind({ words, edition }: Row, { search: { category, scope } }: Terms) {
  if (edition.boundary === 'life-cycle')
    return because(-ASIDE_POINTS, 'It is of the whole life cycle: no location-based factor.');
  if (category !== undefined || scope !== undefined || !ASIDE.test(words.category)) return undefined;
  return because(-ASIDE_POINTS, `It is of ${words.category}, counted beside the activity itself.`);
}

function byPlace({ words: { region } }: Row, { place }: Terms) {
  if (place === undefined) return undefined;
  if (region === place.code || (!place.code.includes('-') && place.codes.includes(region)))
    return because(30, `It is published for ${place.code}.`);
  if (place.codes.includes(region))
    return because(15, `It is published for ${region}, of which ${place.code} is a part.`);
  return region.startsWith(`${place.code}-`)
    ? because(5, `It is published for ${region}, a part of ${place.code}.`)
    : 'no';
}

function byUnit({ words }: Row, { unit }: Terms) {
  if (unit === undefined) return undefined;
  const own = findUnit(words.unit);
  if (own?.id === unit.id) return because(20, `It is published per ${words.unit}.`);
  if (own?.dimension !== unit.dimension) return 'no';
  const other = own.calorific !== undefined && unit.calorific !== undefined && own.calorific !== unit.calorific;
  return other ? 'no' : because(10, `${unit.id} converts to its unit, ${words.unit}.`);
}

/** Only what an exact activity names is judged at all. */
function byActivity(_: Row, { search: { activity } }: Terms) {
  return activity === undefined ? undefined : because(0, `"${activity}" names it.`);
}

function byScope({ words }: Row, { search: { scope } }: Terms) {
  if (scope === undefined) return undefined;
  return scopeOf(words.scope) === scope ? because(0, `It is of scope ${scope}.`) : 'no';
}

function byCategory({ words }: Row, { search: { category } }: Terms) {
  if (category === undefined) return undefined;
  return slugged(words.category) === slug(category) ? because(0, `Its category is ${words.category}.`) : 'no';
}

function byPeriod({ words }: Row, { period }: Terms) {
  if (period === undefined) return undefined;
  return overlaps(period, words.validFrom, words.validTo === '' ? null : words.validTo)
    ? because(20, `It is valid from ${words.validFrom} to ${words.validTo === '' ? 'now' : words.validTo}.`)
    : 'no';
}
