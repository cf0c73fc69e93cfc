// A factor as rates and results know it, whichever shelf it comes from: the curated fuels, any published edition, or the tenant's own.
import type { BookFactor, FactorAnswer, GwpSet } from '../../factors/index.ts';
import { type Decimal, ZERO } from '../../shared/decimal.ts';
import { categoryOf } from '../scope-3/category-of.ts';

export type RatedScope = 1 | 2 | 3 | 'outside';

export interface RatedFactor {
  readonly id: string;
  readonly name: string;
  readonly scope: RatedScope;
  /** Of scope 3: 1 to 15. */
  readonly category?: number;
  readonly region: string;
  readonly unit: { readonly id: string };
  readonly set: {
    readonly id: string;
    readonly source: string;
    readonly version: string;
    readonly licence: string;
    readonly sha256: string;
    readonly gasBasis: string;
    readonly recordedAt: string;
    readonly validFrom: string;
    readonly validTo: string | null;
  };
  /** As the source prints them, per unit. */
  readonly co2: Decimal;
  readonly ch4: Decimal;
  readonly n2o: Decimal;
  readonly biogenicCo2: Decimal;
  /** Printed CO2e, where there is nothing else to make it of. */
  readonly co2e?: Decimal;
  /** Half width of the 95 % interval as a share, where somebody states one. */
  readonly relative95?: string;
  /** The tenant's own factor: its revision, and the published one it stands before. */
  readonly own?: { readonly revision: number; readonly shadows?: string };
}

/** What a factor's gas columns hold, ready for a rate: kg of each gas, kg CO2e of each under a report, or one CO2e figure. */
export type GasColumns =
  | { readonly kind: 'mass' }
  | { readonly kind: 'co2e of each'; readonly report: GwpSet }
  | { readonly kind: 'co2e only' };

/** The UK factors rest on AR4 up to the edition of 2022 and on AR5 since (methodology papers, section on greenhouse gases). */
const reportOf = (setId: string): GwpSet => (setId === 'defra-2022-all' ? 'AR4' : 'AR5');

export function gasColumnsOf({ gasBasis, co2, ch4, n2o, set }: BookFactor): GasColumns {
  if (gasBasis === 'mass') return { kind: 'mass' };
  if (gasBasis === 'co2e only' || co2 === undefined || ch4 === undefined || n2o === undefined)
    return { kind: 'co2e only' };
  return { kind: 'co2e of each', report: reportOf(set) };
}

export function asRated({ factor, shadows }: FactorAnswer): RatedFactor {
  const { id, category, subcategory, activity, variant, region, unit, edition, own } = factor;
  const scope = scopeOf(factor.scope);
  const within = scope === 3 ? categoryOf(category) : undefined;
  const columns = gasColumnsOf(factor);
  const single = columns.kind === 'co2e only';
  const outside = scope === 'outside' ? (factor.co2e ?? factor.co2 ?? ZERO) : ZERO;
  return {
    ...{ id, scope, region, unit: { id: unit } },
    name: [category, subcategory, activity, variant].filter(Boolean).join(' · '),
    ...(within !== undefined && { category: within }),
    set: { ...edition, gasBasis: factor.gasBasis },
    co2: single || scope === 'outside' ? ZERO : (factor.co2 ?? ZERO),
    ch4: single ? ZERO : (factor.ch4 ?? ZERO),
    n2o: single ? ZERO : (factor.n2o ?? ZERO),
    biogenicCo2: factor.biogenicCo2 ?? outside,
    ...(single && scope !== 'outside' && { co2e: factor.co2e ?? ZERO }),
    ...(own?.uncertainty !== undefined && { relative95: own.uncertainty }),
    ...(own && { own: { revision: own.revision, ...(shadows !== undefined && { shadows }) } }),
  };
}

function scopeOf(text: string): RatedScope {
  const digit = /[123]/.exec(text)?.[0];
  return digit === '1' ? 1 : digit === '2' ? 2 : digit === '3' ? 3 : 'outside';
}
