// From the words of an activity to a rate: the tenant's own factor, else the curated fuels, else any published edition of that time.
import {
  activityNames,
  type FactorAnswer,
  type FactorBook,
  type FactorQuestion,
  type FactorRefusal,
  findFactor,
  type Gwp,
  isRefusal,
  type Library,
  type LookupFailure,
  standingLibrary,
} from '../../factors/index.ts';
import type { Period } from '../../shared/period.ts';
import { bookRate } from './book-rate.ts';
import { isOutOfPeriod, nameNearest } from './out-of-period.ts';
import { type EmissionRate, emissionRate, type HeatContent } from './rate.ts';

export interface RateShelves {
  /** Fuels with heat contents and biogenic shares beside them. */
  readonly library: Library;
  /** Every published edition and the tenant's own factors; without it only the curated fuels answer. */
  readonly book?: FactorBook;
}

export interface RateQuestion {
  readonly fuel: string;
  readonly unit: string;
  readonly region: string;
  readonly period: Period;
  readonly factorPeriod: 'strict' | 'nearest';
  readonly gwp: Gwp;
  readonly heat?: HeatContent;
  /** Only what was recorded by this day. */
  readonly asOf?: string;
  /** Any of these asks the whole library at once. */
  readonly scope?: FactorQuestion['scope'];
  readonly category?: string;
  readonly set?: string;
}

export interface FoundRate {
  readonly rate: EmissionRate;
  readonly inPeriod: boolean;
}

/**
 * The rate for an activity. A factor valid in the period goes before one that is only nearest in time, and the tenant's own before all.
 * Pure: the same shelves answer alike for ever. A failure names field, reason and remedy.
 */
export function findRate(shelves: RateShelves, asked: RateQuestion): FoundRate | LookupFailure {
  const { book } = shelves;
  if (book === undefined) return fromLibrary(shelves.library, asked, asked.factorPeriod);
  const library = standingLibrary(shelves.library, book, asked.asOf);
  const own = book.own.length === 0 ? undefined : ownRate({ library, book }, asked);
  if (own !== undefined) return own;
  if (asked.scope !== undefined || asked.category !== undefined || asked.set !== undefined)
    return fromBook({ library, book }, asked, asked.factorPeriod);
  const curated = fromLibrary(library, asked, 'strict');
  if (!('code' in curated)) return curated;
  // To look for the nearest of ten thousand names costs milliseconds; a file of misspelt rows must not pay that for each.
  if (curated.code === 'fuel_unknown' && !isNamed(book, asked.fuel)) return curated;
  const published = fromBook({ library, book }, asked, 'strict');
  if (!('code' in published)) return published;
  if (asked.factorPeriod === 'nearest') {
    const near = fromLibrary(library, asked, 'nearest');
    if (!('code' in near)) return near;
    const nearPublished = fromBook({ library, book }, asked, 'nearest');
    if (!('code' in nearPublished)) return nearPublished;
    return better(near, nearPublished);
  }
  if (!isOutOfPeriod(curated) || !isOutOfPeriod(published)) return better(curated, published);
  const [inUse, edition] = [fromLibrary(library, asked, 'nearest'), fromBook({ library, book }, asked, 'nearest')];
  if ('code' in inUse || 'code' in edition) return curated;
  return nameNearest(curated, asked.period, { inUse: inUse.rate.factor.set, edition: edition.rate.factor.set });
}

/** What the curated fuels do not know is the business of the whole library, where it found more than an unknown word. */
const NOT_CURATED = new Set(['fuel_unknown', 'region_unknown', 'region_without_factor']);
const UNREAD = new Set(['activity_unknown', 'activity_missing', 'unit_unknown', 'unit_missing', 'region_unknown']);
const better = (curated: LookupFailure, published: LookupFailure): LookupFailure =>
  NOT_CURATED.has(curated.code) && !UNREAD.has(published.code) ? published : curated;

/** Whether any edition prints such a name; by then each has been opened once, and this is a matter of looking words up. */
function isNamed({ archive }: FactorBook, fuel: string): boolean {
  const names = activityNames(fuel);
  return archive.editions.some(({ id }) => {
    const rows = archive.rows(id);
    return names.some((name) => {
      const { narrow, broad } = rows.named(name);
      return narrow.length + broad.length > 0;
    });
  });
}

function fromLibrary(
  library: Library,
  { fuel, unit, region, period, gwp, heat }: RateQuestion,
  factorPeriod: RateQuestion['factorPeriod'],
): FoundRate | LookupFailure {
  const question = { fuel, unit, region, period, factorPeriod, ...(heat && { heatPer: heat.per }) };
  const found = findFactor(library, question);
  if ('code' in found) return found;
  return { rate: emissionRate(found.factor, found.unit, gwp, heat), inPeriod: found.inPeriod };
}

const questionOf = ({ fuel, unit, region, period, asOf, scope, category, set }: RateQuestion): FactorQuestion => ({
  ...{ activity: fuel, unit, date: period },
  ...(region.trim() !== '' && { region }),
  ...(asOf !== undefined && { asOf }),
  ...(scope !== undefined && { scope }),
  ...(category !== undefined && { category }),
  ...(set !== undefined && { set }),
});

function ownRate({ library, book }: Required<RateShelves>, asked: RateQuestion): FoundRate | LookupFailure | undefined {
  const answer = book.find(questionOf(asked));
  if (isRefusal(answer)) return answer.field === 'unit' && isOwnUnit(book, asked) ? asFailure(answer) : undefined;
  return answer.factor.own === undefined ? undefined : rated(answer, asked, library);
}

/** An own factor in another unit must not fall back in silence to the published one it stands before. */
function isOwnUnit(book: FactorBook, asked: RateQuestion): boolean {
  const own = book.find({ ...questionOf(asked), source: 'own' });
  return isRefusal(own) && own.field === 'unit';
}

function fromBook(
  { library, book }: Required<RateShelves>,
  asked: RateQuestion,
  factorPeriod: RateQuestion['factorPeriod'],
): FoundRate | LookupFailure {
  const answer = book.find({ ...questionOf(asked), factorPeriod });
  return isRefusal(answer) ? asFailure(answer) : rated(answer, asked, library);
}

function rated(answer: FactorAnswer, { gwp, unit }: RateQuestion, library: Library): FoundRate | LookupFailure {
  const rate = bookRate(answer, gwp, library);
  if (rate !== undefined) return { rate, inPeriod: answer.inPeriod };
  return {
    field: 'unit',
    code: 'unit_mismatch',
    reason: `${answer.factor.id} is published per "${answer.factor.unit}", which "${unit.slice(0, 40)}" does not convert to.`,
    remedy: `Give the quantity in "${answer.factor.unit}".`,
  };
}

const FIELDS: Readonly<Partial<Record<FactorRefusal['field'], LookupFailure['field']>>> = {
  unit: 'unit',
  region: 'region',
  date: 'date',
  asOf: 'date',
  set: 'factorSet',
  scope: 'scope',
  category: 'category',
};

function asFailure({ field, code, reason, remedy, candidates }: FactorRefusal): LookupFailure {
  const named = (candidates ?? []).slice(0, 5).map(({ activity }) => `"${activity}"`);
  const more = named.length === 0 || remedy.includes(named[0] ?? '') ? '' : ` Name one, e.g. ${named.join(', ')}.`;
  return { field: FIELDS[field] ?? 'fuel', code, reason, remedy: `${remedy}${more}`.slice(0, 600) };
}
