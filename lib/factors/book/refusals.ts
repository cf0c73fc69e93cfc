// Why a question has no one answer: field, reason, and what would be right.
import { unitSpellings } from '../../shared/units.ts';
import type { Edition } from '../archive/model.ts';
import { nearest, slug } from '../names.ts';
import type { Candidate, FactorQuestion, FactorRefusal } from './model.ts';

type Made = Omit<FactorRefusal, 'candidates'>;
const hint = (near: string | undefined): string => (near === undefined ? '' : `Did you mean "${near}"? `);
const cut = (text: string): string => text.slice(0, 80);

export function activityUnknown({ activity }: FactorQuestion, spellings: Iterable<string>): Made {
  if (slug(activity) === '')
    return {
      field: 'activity',
      code: 'activity_missing',
      reason: 'The activity is missing.',
      remedy: 'Name it as a source prints it, e.g. "Natural gas", or search GET /v1/factors.',
    };
  return {
    field: 'activity',
    code: 'activity_unknown',
    reason: `No factor is named "${cut(activity)}".`,
    remedy: `${hint(nearest(slug(activity), spellings))}Name it as a source prints it; GET /v1/factors?text= finds the names.`,
  };
}

export const activityAmbiguous = ({ activity }: FactorQuestion, candidates: readonly Candidate[]): FactorRefusal => ({
  field: 'activity',
  code: 'activity_ambiguous',
  reason: `"${cut(activity)}" names ${candidates.length} factors.`,
  remedy: `Say which: ${candidates
    .slice(0, 8)
    .map((each) => `"${each.activity}" (${each.scope}, ${each.region}, ${each.id})`)
    .join(
      '; ',
    )}${candidates.length > 8 ? '; …' : ''}. Use such a path as the activity, or add "scope", "category" or "region".`,
  candidates,
});

export const regionUnknown = (region: string): Made => ({
  field: 'region',
  code: 'region_unknown',
  reason: `"${cut(region)}" is no country code and no grid subregion.`,
  remedy: 'Write an ISO 3166 code such as "GB" or "US", or an eGRID subregion such as "US-NWPP".',
});

export function regionWithout({ activity, region = '' }: FactorQuestion, places: readonly string[]): Made {
  const finer = places.filter((place) => place.startsWith(`${region.trim().toUpperCase()}-`));
  const named = (finer.length > 0 ? finer : places).slice(0, 30).map((place) => `"${place}"`);
  return {
    field: 'region',
    code: 'region_without_factor',
    reason: `No factor for "${cut(activity)}" is published for ${cut(region)}.`,
    remedy: `${finer.length > 0 ? 'Name the part' : 'It is published for'}: ${named.join(', ')}.`,
  };
}

export const unitUnknown = (unit: string): Made => ({
  field: 'unit',
  code: /^tons?$/i.test(unit.trim()) ? 'unit_ambiguous' : 'unit_unknown',
  reason: `"${cut(unit)}" ${/^tons?$/i.test(unit.trim()) ? 'means three different masses' : 'is not a unit known here'}.`,
  remedy: /^tons?$/i.test(unit.trim())
    ? 'Write "short ton" (US), "long ton" (imperial) or "tonne" (metric).'
    : `${hint(nearest(unit, unitSpellings))}Use e.g. "kWh", "litre", "tonne", "km", "passenger.km", "tonne.km".`,
});

export const unitUnlike = ({ activity, unit = '' }: FactorQuestion, accepted: readonly string[]): Made => ({
  field: 'unit',
  code: unit === '' ? 'unit_missing' : 'unit_mismatch',
  reason:
    unit === ''
      ? `"${cut(activity)}" is published per ${accepted.join(', ')}; the unit decides which.`
      : `"${cut(activity)}" is not published per "${cut(unit)}" or a unit of its kind.`,
  remedy: `Use ${[...new Set(accepted)].map((each) => `"${each}"`).join(', ')}.`,
});

export const periodWithout = (question: FactorQuestion, near: Edition, at: Edition | undefined): Made => {
  const date = typeof question.date === 'string' ? question.date : `${question.date.from} to ${question.date.to}`;
  const way =
    at === undefined && question.asOf !== undefined
      ? 'ask as of that day or later.'
      : 'correct the date, or set "factorPeriod": "nearest" to use it knowingly.';
  const asKnown = question.asOf === undefined ? '' : ` as known on ${question.asOf}`;
  return {
    field: at === undefined && question.asOf !== undefined ? 'asOf' : 'date',
    code: 'period_without_factor',
    reason: `No factor for "${cut(question.activity)}" is valid in ${date}${asKnown}.`,
    remedy: `The nearest is ${near.id}, valid ${near.validFrom} to ${near.validTo ?? 'now'}, published ${near.recordedAt}; ${way}`,
  };
};

export const setUnknown = (set: string, known: readonly string[]): Made => ({
  field: 'set',
  code: 'set_unknown',
  reason: `There is no factor set "${cut(set)}".`,
  remedy: `${hint(nearest(set, known))}GET /v1/factor-sets lists them.`,
});

/** What the activity is published under, in the words of the field that ruled it out. */
export function narrowedAway(
  { activity, ...question }: FactorQuestion,
  field: 'category' | 'scope' | 'set' | 'source',
  known: readonly string[],
): Made {
  const named = [...new Set(known)].slice(0, 12).map((each) => `"${each}"`);
  return {
    field,
    code: `${field}_without_factor`,
    reason: `No factor for "${cut(activity)}" stands under the ${field} "${cut(question[field] ?? '')}".`,
    remedy: `It stands under ${named.join(', ')}; use one of these, or leave the ${field} out.`,
  };
}

export const sourceUnknown = (source: string, known: readonly string[]): Made => ({
  field: 'source',
  code: 'source_unknown',
  reason: `There is no series "${cut(source)}".`,
  remedy: `Use ${known.map((each) => `"${each}"`).join(', ')}.`,
});
