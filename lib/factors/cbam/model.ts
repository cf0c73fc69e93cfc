// What the CBAM tables say: goods by CN code, default values by country, benchmarks by route, and the rules of each year.
import * as z from 'zod';
import type { Decimal } from '../../shared/decimal.ts';

export const SECTORS = ['cement', 'fertilisers', 'iron-and-steel', 'aluminium', 'hydrogen', 'electricity'] as const;
export type CbamSector = (typeof SECTORS)[number];

export const GoodsFile = z.object({
  set: z.string(),
  /** code, name, category, sector. */
  goods: z.array(z.tuple([z.string(), z.string(), z.string(), z.enum(SECTORS)])),
});
export const BenchmarksFile = z.object({
  set: z.string(),
  /** CN code → pairs of route indicator ('' when there is one benchmark) and tCO2e per tonne. */
  benchmarks: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))),
});
/** variant ('' or e.g. 'Grey clinker'), direct, indirect, total (tCO2e/t, '' where the table is empty), production route. */
export const DefaultRow = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]);
export const DefaultsFile = z.object({
  set: z.string(),
  /** ISO 3166 code → the table's name of the country. */
  countries: z.record(z.string(), z.string()),
  /** Rows are read when they are asked for: eleven thousand of them would make every start slow. */
  values: z.record(z.string(), z.unknown()),
});
export const RulesFile = z.object({
  set: z.string(),
  markup: z.record(z.string(), z.record(z.string(), z.string())),
  freeAllocationShare: z.record(z.string(), z.string()),
  crossSectoralCorrection: z.string(),
  deMinimisTonnes: z.string(),
  certificatePriceEur: z.record(z.string(), z.string()),
});

export interface CbamGood {
  readonly code: string;
  /** The code as asked, digits only, at most eight. */
  readonly asked: string;
  readonly name: string;
  readonly category: string;
  readonly sector: CbamSector;
  /** Whether indirect emissions count: cement, fertilisers and sintered ore (Art. 7(1), Annex II to Regulation (EU) 2023/956). */
  readonly indirectCounts: boolean;
}

export interface CbamDefaultValue {
  readonly cnCode: string;
  /** The table's row: the country, the other countries, or the country with the highest value. */
  readonly row: string;
  readonly basis: 'country' | 'other countries and territories' | 'highest of all countries';
  readonly variant: string;
  /** tCO2e per tonne, without mark-up. */
  readonly direct: Decimal | undefined;
  readonly indirect: Decimal | undefined;
  readonly total: Decimal;
  /** `C` for blast furnace and so on; '' where the table names none. */
  readonly route: string;
  /** What was chosen where the question left several answers. */
  readonly assumptions: readonly string[];
}

export interface CbamBenchmark {
  readonly cnCode: string;
  readonly route: string;
  /** tCO2e per tonne, column B of the Annex to Implementing Regulation (EU) 2025/2620. */
  readonly value: Decimal;
  readonly assumptions: readonly string[];
}
