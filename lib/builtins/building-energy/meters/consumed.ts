// What a building's meters come to in a year: its uses, how well the days are covered, and what was filled.
import type { BuildingBook } from '../../../factors/index.ts';
import { add, type Decimal, formatDecimal, multiply, ZERO } from '../../../shared/decimal.ts';
import type { Metered } from './meter-book.ts';

export interface Consumed {
  readonly uses: readonly { readonly energy: string; readonly amount: Decimal; readonly unit: string }[];
  readonly meters: {
    readonly id: string;
    readonly energy: string;
    readonly unit: string;
    readonly amount: string;
    readonly measured: string;
    readonly estimated: string;
    readonly filled: string;
    readonly coveredDays: number;
    readonly days: number;
  }[];
  readonly filledKbtu: Decimal;
  readonly gaps: readonly string[];
}

/** Meters of one energy and unit add up; a meter without a day of the year tells so and adds nothing. */
export function consumedOf(book: BuildingBook, metered: readonly Metered[]): Consumed {
  const uses = new Map<string, Consumed['uses'][number]>();
  for (const { meter, found } of metered) {
    if (found.coveredDays === 0) continue;
    const key = `${meter.energy}|${meter.unit}`;
    const known = uses.get(key);
    const amount = known === undefined ? found.amount : add(known.amount, found.amount);
    uses.set(key, { energy: meter.energy, unit: meter.unit, amount });
  }
  return {
    uses: [...uses].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use),
    meters: metered.map(viewOf),
    filledKbtu: metered.reduce<Decimal>(
      (sum, { meter, found }) => add(sum, multiply(found.filled, book.kbtuPerUnit(meter.energy, meter.unit))),
      ZERO,
    ),
    gaps: metered.flatMap(gapsOf),
  };
}

const viewOf = ({ meter, found }: Metered): Consumed['meters'][number] => ({
  ...{ id: meter.id, energy: meter.energy, unit: meter.unit },
  amount: formatDecimal(found.amount),
  measured: formatDecimal(found.measured),
  estimated: formatDecimal(found.estimated),
  filled: formatDecimal(found.filled),
  coveredDays: found.coveredDays,
  days: found.days,
});

/** Many holes make one gap: the first three by their days. */
function gapsOf({ meter, found }: Metered): string[] {
  if (found.gaps.length === 0) return [];
  const shown = found.gaps.slice(0, 3).map(({ from, to }) => `${from} to ${to}`);
  const more = found.gaps.length > 3 ? ` and ${found.gaps.length - 3} more` : '';
  const filled = found.filled.coefficient > 0n ? 'filled at the mean of the covered days' : 'not filled';
  return [`Meter "${meter.id}" has no data from ${shown.join(', ')}${more}: ${filled}.`];
}
