// A search as it is asked becomes terms of the library, or every word that means nothing is named with the nearest known one.
import type { Problem } from '../../shared/fault.ts';
import { type Period, parsePeriod } from '../../shared/period.ts';
import { findUnit, type Unit, unitSpellings } from '../../shared/units.ts';
import type { FactorSearch } from '../contract.ts';
import { FactorSearchRefused } from '../faults.ts';
import type { Library } from '../library.ts';
import { findRegion, fuelCandidates, fuelSpellings, nearest, parentRegion, slug } from '../names.ts';

export interface Terms {
  readonly words: readonly string[];
  /** What the whole text names as a fuel, and what `fuel` does. */
  readonly textFuels: readonly string[];
  readonly fuels?: readonly string[];
  readonly region?: string;
  /** Where the region itself has no factor. */
  readonly country?: string;
  readonly unit?: Unit;
  readonly source?: readonly string[];
  readonly scope?: 1 | 2;
  readonly period?: Period;
  readonly asOf?: string;
}

/** Throws FactorSearchRefused with all problems at once. */
export function termsOf(search: FactorSearch, books: Library): Terms {
  const problems: Problem[] = [];
  const term = <T>(name: keyof FactorSearch, read: (text: string) => T | undefined, say: (text: string) => string) => {
    const text = search[name];
    if (text === undefined) return undefined;
    const value = read(text);
    if (value === undefined) problems.push({ field: `/query/${name}`, message: say(text.slice(0, 80)) });
    return value;
  };
  const fuels = term(
    'fuel',
    (text) => some(fuelCandidates(text, books.fuels)),
    (text) => unknown(text, 'fuel', fuelSpellings(books.fuels)),
  );
  const region = term(
    'region',
    (text) => findRegion(text, books.regions),
    (text) => unknown(text, 'region', books.regions),
  );
  const unit = term('unit', findUnit, (text) => unknown(text, 'unit of energy, mass or volume', unitSpellings));
  const period = term(
    'date',
    parsePeriod,
    (text) => `"${text}" is no date; write 2024, 2024-Q3, 2024-07 or 2024-07-31.`,
  );
  if (problems.length > 0) throw FactorSearchRefused(problems);
  const country = region === undefined ? undefined : parentRegion(region);
  return {
    words: wordsOf(search.text ?? ''),
    textFuels: fuelCandidates(search.text ?? '', books.fuels),
    ...(fuels && { fuels }),
    ...(region !== undefined && { region }),
    ...(country !== undefined && { country }),
    ...(unit && { unit }),
    ...(search.source !== undefined && { source: wordsOf(search.source) }),
    ...(search.scope !== undefined && { scope: search.scope === '1' ? 1 : 2 }),
    ...(period && { period }),
    ...(search.asOf !== undefined && { asOf: search.asOf }),
  };
}

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);
export const wordsOf = (text: string): string[] => slug(text).split('-').filter(Boolean);

function unknown(text: string, what: string, known: Iterable<string>): string {
  const near = nearest(text, known);
  return `"${text}" is no ${what} of the library.${near === undefined ? '' : ` Did you mean "${near}"?`}`;
}
