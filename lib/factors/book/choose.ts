// Of the rows a text names, the one that answers: by scope and category, by place, by unit, and never two at once.
import { findUnit, type Unit } from '../../shared/units.ts';
import type { EditionRows, RowWords } from '../archive/edition-rows.ts';
import type { Edition } from '../archive/model.ts';
import { slug } from '../names.ts';
import type { Candidate, FactorQuestion, FactorRefusal } from './model.ts';
import { activityAmbiguous, regionWithout, unitUnlike } from './refusals.ts';
import type { Place } from './regions.ts';

/** One row of one edition, not yet taken. */
export interface Found {
  readonly edition: Edition;
  readonly rows: EditionRows;
  readonly at: number;
  readonly words: RowWords;
}

export interface Asked {
  readonly question: FactorQuestion;
  readonly place: Place | undefined;
  readonly unit: Unit | undefined;
}

/** Upstream, transmission, managed assets and biogenic CO2 outside the scopes: they answer where nothing else does, or where path or category asks for them. */
export const ASIDE = /^(WTT|Transmission and distribution|UK electricity T&D|Managed assets|Outside of scopes)/i;

export const SCOPES = ['1', '2', '3', 'outside'] as const;
export const scopeOf = (text: string): (typeof SCOPES)[number] =>
  SCOPES.find((scope) => text.endsWith(scope)) ?? 'outside';

export function choose(found: readonly Found[], asked: Asked): Found | FactorRefusal {
  const here = inPlace(found, asked.place);
  if (here.length === 0) return regionWithout(asked.question, [...new Set(found.map(({ words }) => words.region))]);
  const suited = here.filter((each) => suits(each, asked));
  if (suited.length === 0)
    return unitUnlike(
      asked.question,
      here.map(({ words }) => words.unit),
    );
  const meant = withoutAside(suited, asked.question);
  const things = new Map(meant.map((each) => [thingOf(each), each]));
  if (things.size > 1) return activityAmbiguous(asked.question, [...things.values()].map(candidateOf));
  return byUnit(meant, asked);
}

export const candidateOf = ({ edition, words }: Found): Candidate => ({
  ...{ id: words.id, set: edition.id, scope: words.scope, unit: words.unit, region: words.region },
  activity: pathOf(words),
});

export const pathOf = ({
  category,
  subcategory,
  activity,
  variant,
}: Pick<RowWords, 'category' | 'subcategory' | 'activity' | 'variant'>): string =>
  [category, subcategory, activity, variant].filter(Boolean).join(' · ');

/** One factor in its several units and editions is one thing. */
const thingOf = ({ words }: Found): string => `${scopeOf(words.scope)}|${slug(pathOf({ ...words }))}|${words.region}`;

/** The nearest place that has any: a subregion before its country. */
function inPlace(found: readonly Found[], place: Place | undefined): readonly Found[] {
  if (place === undefined) return found;
  for (const code of place.codes) {
    const here = found.filter(({ words }) => words.region.toUpperCase() === code.toUpperCase());
    if (here.length > 0) return here;
  }
  return [];
}

function suits({ words }: Found, { unit }: Asked): boolean {
  if (unit === undefined) return true;
  const own = findUnit(words.unit);
  if (own?.dimension !== unit.dimension) return false;
  return unit.calorific === undefined || own.calorific === undefined || own.calorific === unit.calorific;
}

function withoutAside(found: readonly Found[], { category }: FactorQuestion): readonly Found[] {
  if (category !== undefined) return found;
  const main = found.filter(({ words }) => !ASIDE.test(words.category));
  return main.length > 0 ? main : found;
}

function byUnit(found: readonly Found[], { question, unit }: Asked): Found | FactorRefusal {
  const own = new Map(found.map((each) => [findUnit(each.words.unit)?.id ?? each.words.unit, each]));
  const [only] = found;
  if (unit === undefined) return own.size === 1 && only !== undefined ? only : unitUnlike(question, [...own.keys()]);
  const exact = own.get(unit.id);
  if (exact !== undefined) return exact;
  const bases = new Set([...own.keys()].map((id) => findUnit(id)?.calorific));
  // Gross and net energy of one fuel differ by 5 to 10 %: a source that publishes both leaves nothing to assume.
  if (unit.calorific === undefined && bases.has('gross') && bases.has('net'))
    return {
      field: 'unit',
      code: 'unit_ambiguous',
      reason: `"${unit.id}" does not say whether the fuel's gross or net calorific value is meant.`,
      remedy: `Write "${unit.id} (gross CV)", as on most gas bills, or "${unit.id} (net CV)".`,
    };
  return only ?? unitUnlike(question, [...own.keys()]);
}
