// Whether a year's imports are small enough to be exempt: fifty tonnes per importer, hydrogen and electricity apart.
import type { CbamBook, CbamSector } from '../../factors/index.ts';
import { add, compare, type Decimal, ZERO } from '../../shared/decimal.ts';
import { figure, type Numeric } from '../numeric.ts';

export interface DeMinimis {
  /** Net mass that counts, tonnes. */
  readonly massT: Decimal;
  readonly thresholdT: Decimal;
  /** Whether the goods that count are exempt: their mass does not exceed the threshold. */
  readonly exempt: boolean;
  /** Indices of imports never exempt: hydrogen and electricity. */
  readonly neverExempt: readonly number[];
}

const NEVER: ReadonlySet<CbamSector> = new Set(['hydrogen', 'electricity']);
/** Whether goods of a sector count towards the threshold at all. */
export const countsTowardsThreshold = (sector: CbamSector): boolean => !NEVER.has(sector);

/**
 * The single mass-based threshold of an importer's calendar year (Regulation (EU) 2023/956 Art. 2a and Annex VII pt 1, inserted by
 * (EU) 2025/2083): exempt when the mass "does not cumulatively exceed" it, so at exactly 50 t too; not for hydrogen and electricity (Art. 2a(4)).
 */
export function deMinimis(book: CbamBook, imports: readonly { cnCode: string; massT: Numeric }[]): DeMinimis {
  let massT = ZERO;
  const neverExempt: number[] = [];
  for (const [index, each] of imports.entries()) {
    const mass = figure(each.massT, `/imports/${index}/massT`, 'not negative');
    const { sector } = book.good(each.cnCode, { field: `/imports/${index}/cnCode` });
    if (!countsTowardsThreshold(sector)) neverExempt.push(index);
    else massT = add(massT, mass);
  }
  return { ...yearToDate(book, massT), neverExempt };
}

/** A mass of goods that count, beside the threshold; `earlierT` is what the importer brought in earlier in the same calendar year. */
export function yearToDate(
  book: Pick<CbamBook, 'deMinimisTonnes'>,
  countedT: Decimal,
  earlierT: Numeric = 0,
): Omit<DeMinimis, 'neverExempt'> {
  const massT = add(countedT, figure(earlierT, '/earlierImportsT', 'not negative'));
  return { massT, thresholdT: book.deMinimisTonnes, exempt: compare(massT, book.deMinimisTonnes) <= 0 };
}
