// An import of CBAM goods as its declarant states it.
import type { Numeric } from '../numeric.ts';
import type { CarbonPricePaid, ExchangeRates } from './carbon-price.ts';

export const ASSUMPTION_CODES = [
  ...(['default_value', 'highest_variant', 'default_precursor'] as const),
  ...(['benchmark_column_b', 'benchmark_lowest', 'route_of_default'] as const),
] as const;

/** What was taken because nobody said otherwise. */
export interface Assumption {
  readonly code: (typeof ASSUMPTION_CODES)[number];
  readonly message: string;
}

/** Actual specific emissions of a good, tCO2e per tonne. */
export interface ActualEmissions {
  readonly direct: Numeric;
  readonly indirect?: Numeric;
  /** Column A benchmark with that of the precursors, tCO2e per tonne. */
  readonly benchmark?: Numeric;
  /** The part that rests on default values of precursors. */
  readonly byDefaults?: { readonly direct: Numeric; readonly total: Numeric };
  /** Which defaults those are. */
  readonly assumptions?: readonly Assumption[];
}

export interface CbamImport {
  readonly cnCode: string;
  readonly origin: string;
  /** Year of import: decides mark-up, free-allocation share and nomenclature. */
  readonly year: number;
  /** Net mass, tonnes. */
  readonly massT: Numeric;
  /** Absent when only the default route is open. */
  readonly actual?: ActualEmissions;
  /** Production route indicator (`C`, `K`); absent: the default value's own. */
  readonly route?: string;
  /** Words of the variant where a code has several (`grey`, `white`). */
  readonly variant?: string;
  /** Overrides the published benchmark, tCO2e per tonne. */
  readonly benchmark?: Numeric;
  /** EUR per certificate, or the quarter whose published price holds. */
  readonly certificatePriceEur?: Numeric;
  readonly quarter?: string;
  readonly carbonPricePaid?: CarbonPricePaid;
  readonly exchangeRates?: ExchangeRates;
}
