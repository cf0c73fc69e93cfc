// Whether a factor answers a search, how well, and why: every point has its reason, so that the order can be explained.
import { overlaps } from '../../shared/period.ts';
import type { Factor } from '../model.ts';
import type { Terms } from './terms.ts';
import { wordsOf } from './terms.ts';

export interface Rank {
  readonly score: number;
  readonly reasons: readonly string[];
}

type Judge = (factor: Factor, terms: Terms) => Rank | 'no' | undefined;

/** `undefined`: the search does not ask; `'no'`: it asks and this factor does not answer. */
const JUDGES: readonly Judge[] = [byFuel, byText, byRegion, byUnit, bySource, byScope, byPeriod, byRecord];

export function rank(factor: Factor, terms: Terms): Rank | undefined {
  let score = 0;
  const reasons: string[] = [];
  for (const judge of JUDGES) {
    const verdict = judge(factor, terms);
    if (verdict === 'no') return undefined;
    score += verdict?.score ?? 0;
    reasons.push(...(verdict?.reasons ?? []));
  }
  return { score, reasons };
}

const because = (score: number, reason: string): Rank => ({ score, reasons: [reason] });

function byFuel({ fuel }: Factor, { fuels }: Terms) {
  const place = fuels?.indexOf(fuel);
  if (place === undefined) return undefined;
  return place < 0 ? 'no' : because(40 - place, `The fuel asked for is ${fuel}.`);
}

/** The whole text as a name counts most, then each word that stands in the factor's name, then words that begin alike. */
function byText({ fuel, name, id }: Factor, { words, textFuels }: Terms) {
  if (words.length === 0) return undefined;
  const place = textFuels.indexOf(fuel);
  if (place >= 0) return because(100 - place, `"${words.join(' ')}" is a name of ${fuel}.`);
  const own = wordsOf(`${name} ${fuel}`);
  const whole = words.filter((word) => own.includes(word));
  const begun = words.filter(
    (word) => !whole.includes(word) && word.length > 2 && own.some((each) => each.startsWith(word)),
  );
  if (whole.length + begun.length > 0) {
    const share = Math.round((60 * whole.length + 30 * begun.length) / words.length);
    const brevity = Math.max(0, 10 - own.length);
    return because(share + brevity, `The name holds ${[...whole, ...begun].map((word) => `"${word}"`).join(', ')}.`);
  }
  return id.toLowerCase().includes(words.join('-')) ? because(20, 'The id holds the text.') : 'no';
}

function byRegion(factor: Factor, { region, country }: Terms) {
  if (region === undefined) return undefined;
  if (factor.region === region) return because(30, `It is published for ${region}.`);
  if (factor.region === country) return because(15, `It is published for ${country}, of which ${region} is a part.`);
  return country === undefined && factor.region.startsWith(`${region}-`)
    ? because(5, `It is published for ${factor.region}, a part of ${region}.`)
    : 'no';
}

function byUnit({ unit: own, heat }: Factor, { unit }: Terms) {
  if (unit === undefined) return undefined;
  if (own.id === unit.id) return because(20, `It is published per ${unit.id}.`);
  const bases = own.calorific !== undefined && unit.calorific !== undefined && own.calorific !== unit.calorific;
  if (own.dimension === unit.dimension)
    return bases ? 'no' : because(10, `${unit.id} converts to its unit, ${own.id}.`);
  return own.dimension === 'energy' && heat?.per.dimension === unit.dimension
    ? because(5, `${unit.id} becomes ${own.id} by the published heat content.`)
    : 'no';
}

function bySource({ set }: Factor, { source }: Terms) {
  if (source === undefined) return undefined;
  const own = wordsOf(`${set.id} ${set.source} ${set.version}`);
  return source.every((word) => own.includes(word)) ? because(10, `It is published in ${set.source}.`) : 'no';
}

function byScope(factor: Factor, { scope }: Terms) {
  if (scope === undefined) return undefined;
  return factor.scope === scope ? because(0, `It is of scope ${scope}.`) : 'no';
}

function byPeriod({ set }: Factor, { period }: Terms) {
  if (period === undefined) return undefined;
  return overlaps(period, set.validFrom, set.validTo)
    ? because(20, `It is valid from ${set.validFrom} to ${set.validTo ?? 'now'}.`)
    : 'no';
}

function byRecord({ set }: Factor, { asOf }: Terms) {
  if (asOf === undefined) return undefined;
  return set.recordedAt <= asOf ? because(0, `It was published on ${set.recordedAt}.`) : 'no';
}
