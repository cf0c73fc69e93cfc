// Which editions may answer: known by then, not deprecated, not superseded, and until when an open one holds.
import { overlaps, type Period } from '../../shared/period.ts';
import type { Edition } from '../archive/model.ts';
import type { Deprecation, FactorQuestion } from './model.ts';
import { known } from './own-factors.ts';
import { covers, type Place } from './regions.ts';

export interface Standing {
  readonly edition: Edition;
  /** The edition's own end, or the day before its successor's first. */
  readonly validTo: string | null;
}

type Considered = Pick<FactorQuestion, 'asOf' | 'set' | 'source' | 'basis'>;

/** A set is published on a day: it is known from its beginning. */
const knownEdition = ({ recordedAt }: Edition, asOf: string | undefined): boolean =>
  asOf === undefined || recordedAt <= asOf.slice(0, 10);

/** In force for a question, the last published first. A set that is named stands whatever became of it. */
export function standing(
  editions: readonly Edition[],
  deprecations: readonly Deprecation[],
  { question, place }: { readonly question: Considered; readonly place: Place | undefined },
): Standing[] {
  const told = editions.filter((each) => knownEdition(each, question.asOf));
  if (question.set !== undefined)
    return told.filter(({ id }) => id === question.set).map((edition) => ({ edition, validTo: edition.validTo }));
  const gone = new Set(deprecations.filter(({ at }) => known(at, question.asOf)).map(({ setId }) => setId));
  const current = told.filter((each) => !gone.has(each.id));
  return current
    .filter((each) => !current.some((other) => supersedes(other, each)))
    .filter((each) => isAskedFor(each, question) && covers(each.covers, place))
    .map((edition) => ({ edition, validTo: endOf(edition, current) }))
    .toSorted((a, b) => b.edition.recordedAt.localeCompare(a.edition.recordedAt));
}

function isAskedFor({ series, boundary }: Edition, { source, basis }: Considered): boolean {
  if (source !== undefined) return series === source && (basis === undefined || boundary === basis);
  return boundary === (basis ?? 'direct');
}

/** Published later for the very same days, or for more. */
const supersedes = (later: Edition, earlier: Edition): boolean =>
  later.series === earlier.series &&
  later.recordedAt > earlier.recordedAt &&
  later.validFrom <= earlier.validFrom &&
  (later.validTo === null || (earlier.validTo !== null && later.validTo >= earlier.validTo));

/** The set that is chosen in its place, where one was published later for its days and still stands. */
export function successorOf(
  edition: Edition,
  editions: readonly Edition[],
  deprecations: readonly Deprecation[],
): string | undefined {
  return editions
    .filter((later) => supersedes(later, edition) && !deprecations.some(({ setId }) => setId === later.id))
    .toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))[0]?.id;
}

function endOf({ series, validFrom, validTo }: Edition, current: readonly Edition[]): string | null {
  if (validTo !== null) return validTo;
  const [next] = current
    .filter((other) => other.series === series && other.validFrom > validFrom)
    .map((other) => other.validFrom)
    .toSorted();
  return next === undefined ? null : new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10);
}

/** A row's own days (Ember keeps several years in one edition), never beyond those of its edition. */
export function holds({ validTo }: Standing, row: { validFrom: string; validTo: string }, period: Period): boolean {
  const ends = [row.validTo, validTo ?? ''].filter(Boolean).toSorted();
  return overlaps(period, row.validFrom, ends[0] ?? null);
}

export function daysApart(row: { validFrom: string; validTo: string }, period: Period): number {
  const days = (text: string) => Date.parse(text) / 86_400_000;
  if (period.to < row.validFrom) return days(row.validFrom) - days(period.to);
  return row.validTo === '' ? 0 : Math.max(0, days(period.from) - days(row.validTo));
}
