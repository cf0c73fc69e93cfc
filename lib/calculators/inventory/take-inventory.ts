// Adds entries up to an inventory: by scope and category, once each, scope 2 by both methods and never by their sum.
import { type Emissions, NO_EMISSIONS, sumEmissions } from '../emissions/emissions.ts';
import { overlapsOf, siftDoubles } from './double-counting.ts';
import type { InventoryEntry, InventoryWarning, LeftOut } from './model.ts';

export interface Inventory {
  readonly scope1: Emissions;
  readonly scope2Location: Emissions;
  /** CO2e, 10⁻⁹ kg. */
  readonly scope2Market: bigint;
  readonly scope3: Emissions;
  readonly scope3ByCategory: ReadonlyMap<number, Emissions>;
  /** Scopes 1 to 3, CO2e in 10⁻⁹ kg: two totals of the same inventory, of which no sum has a meaning. */
  readonly totalLocation: bigint;
  readonly totalMarket: bigint;
  /** Outside all scopes and no part of any total above. */
  readonly biogenicCo2: bigint;
  readonly counted: readonly InventoryEntry[];
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly InventoryWarning[];
}

/**
 * Totals without double counting (GHG Protocol Corporate Standard ch. 4 and 9; Scope 2 Guidance ch. 7.1: both scope 2 figures, labelled,
 * in separate totals; Scope 3 Standard ch. 5). Exact sums in 10⁻⁹ kg: order and grouping never matter.
 */
export function takeInventory(entries: readonly InventoryEntry[]): Inventory {
  const { counted, leftOut } = siftDoubles(entries);
  const sum = (of: readonly InventoryEntry[]): Emissions =>
    of.reduce((so, { emissions }) => sumEmissions(so, emissions), NO_EMISSIONS);
  const inScope = (scope: InventoryEntry['scope']) => counted.filter((entry) => entry.scope === scope);
  const [scope1, scope2Location, scope3] = [sum(inScope(1)), sum(inScope(2)), sum(inScope(3))];
  const scope2Market = inScope(2).reduce((so, { marketCo2e, emissions }) => so + (marketCo2e ?? emissions.co2e), 0n);
  const byCategory = Map.groupBy(inScope(3), ({ category }) => category ?? 0);
  return {
    ...{ scope1, scope2Location, scope2Market, scope3 },
    scope3ByCategory: new Map(
      [...byCategory].toSorted(([a], [b]) => a - b).map(([category, of]) => [category, sum(of)]),
    ),
    totalLocation: scope1.co2e + scope2Location.co2e + scope3.co2e,
    totalMarket: scope1.co2e + scope2Market + scope3.co2e,
    biogenicCo2: sum(counted).biogenicCo2,
    ...{ counted, leftOut },
    warnings: [...overlapsOf(counted), ...withoutMarket(inScope(2))],
  };
}

/** Told only where some scope 2 has a market-based figure: else the inventory has one method, and says so by itself. */
function withoutMarket(scope2: readonly InventoryEntry[]): readonly InventoryWarning[] {
  const lacking = scope2.filter(({ marketCo2e }) => marketCo2e === undefined);
  if (lacking.length === 0 || lacking.length === scope2.length) return [];
  return [
    {
      references: lacking.map(({ reference }) => reference),
      code: 'location_for_market',
      message: 'Without market-based data their location-based figure stands in the market-based total.',
    },
  ];
}
