// One activity as it has been reckoned, before it is shown: what every way of saying an activity comes to.
import type { DefaultUsed, Emissions, Numeric, QualityRating, RatedScope } from '../../calculators/index.ts';
import type { FactorBook, Gwp, GwpSet, Library } from '../../factors/index.ts';
import type { EmissionsItem, EmissionsResult, FactorUsed } from './contract.ts';

/** What all items of one request are reckoned with. */
export interface Reckoning {
  readonly library: Library;
  readonly book: FactorBook;
  readonly gwp: Gwp;
  readonly gwpSet: GwpSet;
  readonly factorPeriod: 'strict' | 'nearest';
  readonly asOf?: string;
}

/** An item by one of the ways beside an activity; `place` is the pointer of its group. */
export interface Asked<W extends keyof EmissionsItem> {
  readonly item: EmissionsItem;
  readonly way: NonNullable<EmissionsItem[W]>;
}

export interface Reckoned {
  readonly emissions: Emissions;
  readonly scope: RatedScope;
  readonly category?: number;
  readonly basis: string;
  readonly amount?: { readonly value: string; readonly unit: string };
  readonly conversions: readonly string[];
  readonly steps?: readonly string[];
  readonly factors: readonly FactorUsed[];
  readonly otherGases?: EmissionsResult['otherGases'];
  readonly market?: EmissionsResult['market'];
  readonly marketCo2e?: bigint;
  readonly defaults: readonly DefaultUsed[];
  readonly assumptions: EmissionsResult['assumptions'];
  /** Half width of the 95 % interval of the factor, where its source states one. */
  readonly factor95?: Numeric;
  readonly rating: QualityRating;
}
