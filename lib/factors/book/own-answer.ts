// Where a tenant's own factors answer before the published ones: by activity, or in place of one they name.
import { findUnit } from '../../shared/units.ts';
import type { FactorAnswer, FactorRefusal, OwnFactor } from './model.ts';
import { answersActivity, answersPlace, ownAsFactor, ownFactors } from './own-factors.ts';
import { answer, type Reading, type Shelves } from './read-question.ts';
import * as refuse from './refusals.ts';
import type { Place } from './regions.ts';

/** Undefined where no own factor speaks of the activity, place and time. */
export function ownAnswer(shelves: Shelves, read: Reading): FactorAnswer | FactorRefusal | undefined {
  const { question, period, place, unit } = read;
  if (question.source !== undefined && question.source !== 'own') return undefined;
  const named = ownFactors(shelves.own, period, question.asOf).filter(
    (own) =>
      answersActivity(own, question.activity) &&
      answersPlace(own, place) &&
      (question.scope === undefined || own.scope === question.scope),
  );
  const here = nearestPlace(named, place);
  const [own] = here;
  if (own === undefined) return undefined;
  if (here.length > 1)
    return refuse.activityAmbiguous(
      question,
      here.map((each) => ({ ...ownAsFactor(each), activity: each.activity })),
    );
  if (unit !== undefined && findUnit(own.unit)?.dimension !== unit.dimension)
    return refuse.unitUnlike(question, [own.unit]);
  return answer(ownAsFactor(own), read, true);
}

function nearestPlace(own: readonly OwnFactor[], place: Place | undefined): readonly OwnFactor[] {
  if (place === undefined) return own;
  for (const code of place.codes) {
    const here = own.filter(({ region }) => region === code);
    if (here.length > 0) return here;
  }
  return [];
}

/** An own factor that names the published one it replaces answers under any of that one's names. */
export function standIn(shelves: Shelves, read: Reading, { factor }: FactorAnswer): FactorAnswer | undefined {
  const { question, period } = read;
  if (question.set !== undefined || question.source !== undefined) return undefined;
  const own = ownFactors(shelves.own, period, question.asOf).find(
    ({ replaces, replacesKey }) =>
      replaces === factor.id || (replacesKey !== undefined && replacesKey === `${factor.edition.series}:${factor.key}`),
  );
  return own && { ...answer(ownAsFactor(own), read, true), shadows: factor.id };
}
