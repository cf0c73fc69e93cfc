// A search as it is asked becomes terms of the library, or every word that means nothing is named with the nearest known one.
import type { Problem } from '../../shared/fault.ts';
import { type Period, parsePeriod } from '../../shared/period.ts';
import { findUnit, type Unit, unitSpellings } from '../../shared/units.ts';
import type { FactorBook } from '../book/book.ts';
import { type Place, placeOf } from '../book/regions.ts';
import type { FactorSearch } from '../contract.ts';
import { FactorSearchRefused } from '../faults.ts';
import { activityNames, nearest, slug } from '../names.ts';

export interface Terms {
  readonly search: FactorSearch;
  readonly words: readonly string[];
  /** What the whole text may be a name of. */
  readonly names: readonly string[];
  readonly place?: Place;
  readonly unit?: Unit;
  readonly period?: Period;
}

/** Throws FactorSearchRefused with all problems at once. */
export function termsOf(search: FactorSearch, { archive }: FactorBook): Terms {
  const problems: Problem[] = [];
  const read = <T>(name: 'region' | 'unit' | 'date', reading: (text: string) => T | undefined, say: string) => {
    const text = search[name];
    const value = text === undefined ? undefined : reading(text);
    if (text !== undefined && value === undefined)
      problems.push({
        field: `/query/${name}`,
        message: `"${text.slice(0, 80)}" ${say}`,
        details: { value: text.slice(0, 80) },
      });
    return value;
  };
  const nearUnit = nearest(search.unit ?? '', unitSpellings);
  const place = read(
    'region',
    placeOf,
    'is no country code and no grid subregion; write e.g. "GB", "US" or "US-NWPP".',
  );
  const unit = read(
    'unit',
    findUnit,
    `is no unit known here.${nearUnit === undefined ? '' : ` Did you mean "${nearUnit}"?`}`,
  );
  const period = read('date', parsePeriod, 'is no date; write 2024, 2024-Q3, 2024-07 or 2024-07-31.');
  const known = (name: 'set' | 'source', all: readonly string[]) => {
    const text = search[name];
    if (text !== undefined && !all.includes(text))
      problems.push({ field: `/query/${name}`, message: unknown(text, name === 'set' ? 'factor set' : 'series', all) });
  };
  known('set', [...archive.editions.map(({ id }) => id), 'own']);
  known('source', [...new Set(archive.editions.map(({ series }) => series)), 'own']);
  problems.push(...wordless(search.text));
  if (problems.length > 0) throw FactorSearchRefused(problems);
  return {
    search,
    words: slug(search.text ?? '')
      .split('-')
      .filter(Boolean),
    names: search.text === undefined ? [] : activityNames(search.text),
    ...(place && { place }),
    ...(unit && { unit }),
    ...(period && { period }),
  };
}

function unknown(text: string, what: string, known: readonly string[]): string {
  const near = nearest(text, known);
  const remedy = near === undefined ? `Known are ${known.slice(0, 12).join(', ')}.` : `Did you mean "${near}"?`;
  return `There is no ${what} "${text.slice(0, 80)}". ${remedy}`;
}

/** A text of which no word is left would find everything. */
const wordless = (text = 'any'): Problem[] =>
  slug(text) === ''
    ? [
        {
          field: '/query/text',
          message: `"${text.slice(0, 80)}" holds no letter from a to z and no digit, so it names nothing; search in English, as the sources write.`,
          details: { value: text.slice(0, 80) },
        },
      ]
    : [];
