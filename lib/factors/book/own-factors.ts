// A tenant's own factors, asked by two times: of what was recorded by then and holds for the day, the last word counts.
import { type Decimal, toDecimal } from '../../shared/decimal.ts';
import { overlaps, type Period } from '../../shared/period.ts';
import type { ArchivedFactor, Edition } from '../archive/model.ts';
import { activityNames, slug } from '../names.ts';
import type { BookFactor, OwnFactor } from './model.ts';
import type { Place } from './regions.ts';

/** A day means its end: what was recorded in its course was known by then. */
export const known = (recordedAt: string, asOf: string | undefined): boolean =>
  asOf === undefined || recordedAt <= (asOf.length === 10 ? `${asOf}T23:59:59.999Z` : asOf);

const OWN: Omit<Edition, 'recordedAt' | 'validFrom' | 'validTo' | 'version' | 'source'> = {
  id: 'own',
  series: 'own',
  licence: 'the tenant’s own',
  cautions: [],
  covers: ['*'],
  idPrefix: 'own-',
  boundary: 'direct',
  rows: 0,
  file: '',
  sha256: '',
};

/** The last word of each factor for the period, withdrawn ones gone. */
export function ownFactors(revisions: readonly OwnFactor[], period: Period, asOf?: string): OwnFactor[] {
  const last = new Map<string, OwnFactor>();
  for (const revision of revisions) {
    if (!known(revision.recordedAt, asOf) || !overlaps(period, revision.validFrom, revision.validTo)) continue;
    const other = last.get(revision.id);
    if (other === undefined || other.revision < revision.revision) last.set(revision.id, revision);
  }
  return [...last.values()].filter(({ withdrawn }) => withdrawn !== true);
}

export const answersActivity = (own: OwnFactor, activity: string): boolean =>
  activityNames(activity).includes(slug(own.activity)) || slug(activity) === slug(own.id);

/** Those that may come to answer any of the activities, by name or in place of a published one, with all their revisions. */
export function ownFactorsAnswering(
  revisions: readonly OwnFactor[],
  activities: readonly string[],
): readonly OwnFactor[] {
  const names = new Set([...new Set(activities)].flatMap(activityNames));
  const answers = ({ activity, id, replaces, replacesKey }: OwnFactor): boolean =>
    replaces !== undefined || replacesKey !== undefined || names.has(slug(activity)) || names.has(slug(id));
  const ids = new Set(revisions.filter(answers).map(({ id }) => id));
  return revisions.filter(({ id }) => ids.has(id));
}

export const answersPlace = (own: OwnFactor, place: Place | undefined): boolean =>
  place === undefined || place.codes.includes(own.region);

const figures = (own: OwnFactor): Partial<Record<'co2e' | 'co2' | 'ch4' | 'n2o' | 'biogenicCo2', Decimal>> =>
  Object.fromEntries(
    (['co2e', 'co2', 'ch4', 'n2o', 'biogenicCo2'] as const).flatMap((name) => {
      const text = own[name];
      return text === undefined ? [] : [[name, toDecimal(text)]];
    }),
  );

export function ownAsFactor(own: OwnFactor): BookFactor {
  const { id, activity, unit, region, validFrom, validTo, recordedAt, source, revision } = own;
  const factor: ArchivedFactor = {
    ...{ id, activity, unit, region, validFrom, validTo },
    ...{ key: id, set: 'own', category: '', subcategory: '', variant: '', notes: source, boundary: 'direct' },
    scope: own.scope === 'outside' ? 'Outside of Scopes' : `Scope ${own.scope}`,
    gasBasis: own.co2e === undefined ? 'mass' : 'co2e only',
    ...figures(own),
  };
  const edition = { ...OWN, source, version: `revision ${revision}`, recordedAt: recordedAt.slice(0, 10) };
  return { ...factor, own, edition: { ...edition, validFrom, validTo } };
}
