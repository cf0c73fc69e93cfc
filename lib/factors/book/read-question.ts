// A question as it is asked becomes a period, a place and a unit, or is refused for the word that means nothing.
import type { Period } from '../../shared/period.ts';
import { findUnit, type Unit } from '../../shared/units.ts';
import type { FactorArchive } from '../archive/archive.ts';
import { readPeriod } from '../read-period.ts';
import type { BookFactor, Deprecation, FactorAnswer, FactorQuestion, FactorRefusal, OwnFactor } from './model.ts';
import * as refuse from './refusals.ts';
import { type Place, placeOf } from './regions.ts';

export interface Shelves {
  readonly archive: FactorArchive;
  readonly deprecations: readonly Deprecation[];
  readonly own: readonly OwnFactor[];
}

export interface Reading {
  readonly question: FactorQuestion;
  readonly period: Period;
  readonly place: Place | undefined;
  readonly unit: Unit | undefined;
}

export function readQuestion({ archive }: Shelves, question: FactorQuestion): Reading | FactorRefusal {
  const { date, region, unit, set, source } = question;
  const period = typeof date === 'string' ? readPeriod(date.trim()) : date;
  if ('code' in period) return { field: 'date', code: period.code, reason: period.reason, remedy: period.remedy };
  const place = region === undefined ? undefined : placeOf(region);
  if (region !== undefined && place === undefined) return refuse.regionUnknown(region);
  const known = unit === undefined || /^tons?$/i.test(unit.trim()) ? undefined : findUnit(unit);
  if (unit !== undefined && known === undefined) return refuse.unitUnknown(unit);
  if (unit !== undefined && /^gal(lon)?s?$/i.test(unit.trim()) && place?.country !== 'US') return gallon(unit);
  const sets = archive.editions.map(({ id }) => id);
  if (set !== undefined && !sets.includes(set)) return refuse.setUnknown(set, sets);
  const series = [...new Set(archive.editions.map((each) => each.series)), 'own'];
  if (source !== undefined && !series.includes(source)) return refuse.sourceUnknown(source, series);
  return { question, period, place, unit: known };
}

/** Outside the US a bare gallon may be the imperial one, a fifth larger. */
const gallon = (unit: string): FactorRefusal => ({
  field: 'unit',
  code: 'unit_ambiguous',
  reason: `"${unit.trim()}" means two volumes.`,
  remedy: 'Write "US gallon" or "imperial gallon".',
});

export function answer(factor: BookFactor, { unit, place }: Reading, inPeriod: boolean): FactorAnswer {
  const factorUnit = findUnit(factor.unit);
  const here =
    place === undefined || [place.code, ...(place.code.includes('-') ? [] : place.codes)].includes(factor.region);
  return {
    factor,
    inPeriod,
    ...(unit && { unit }),
    ...(factorUnit && { factorUnit }),
    ...(!here && { fromRegion: factor.region }),
  };
}
