// Finds what an inventory would count twice: the same consumption under two scopes, in a factor and beside it, or on one meter at once.
import type { InventoryEntry, InventoryWarning, LeftOut, Stretch } from './model.ts';

const stretchOf = (entry: InventoryEntry): Stretch => entry.stretch ?? 'use';
const say = ({ scope, category }: InventoryEntry): string =>
  category === undefined ? `scope ${scope}` : `scope ${scope} category ${category}`;
const sourceOf = ({ activityId, meter, fuel, period }: InventoryEntry): string | undefined =>
  activityId ??
  (meter === undefined || period === undefined ? undefined : `${meter}|${fuel ?? ''}|${period.from}|${period.to}`);

export interface Sifted {
  readonly counted: readonly InventoryEntry[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * One consumption counts once: of entries with one source and stretch the one in the lowest scope stays, and an upstream entry goes
 * where the factor of its use already holds it (GHG Protocol Corporate Standard ch. 4; Scope 3 Standard ch. 5.1 and 5.5, category 3).
 * The outcome does not depend on the order of the entries.
 */
export function siftDoubles(entries: readonly InventoryEntry[]): Sifted {
  const ranked = entries.toSorted(byRank);
  const first = new Map<string, InventoryEntry>();
  const holders = new Map<string, InventoryEntry>();
  for (const entry of ranked) {
    const source = sourceOf(entry);
    if (source === undefined) continue;
    const key = `${source}|${stretchOf(entry)}`;
    if (!first.has(key)) first.set(key, entry);
    for (const held of entry.includes ?? []) if (held !== stretchOf(entry)) holders.set(`${source}|${held}`, entry);
  }
  const leftOut = ranked.flatMap((entry) => {
    const source = sourceOf(entry);
    const key = `${source}|${stretchOf(entry)}`;
    const twin = source === undefined ? undefined : first.get(key);
    const holder = source === undefined ? undefined : holders.get(key);
    if (twin !== undefined && twin !== entry) return [doubled(entry, twin)];
    return holder === undefined || holder === entry ? [] : [held(entry, holder)];
  });
  const gone = new Set(leftOut.map(({ entry }) => entry));
  return { counted: entries.filter((entry) => !gone.has(entry)), leftOut: leftOut.map(({ told }) => told) };
}

/** Lowest scope first, then category, then what says its contracts, then name: the same choice whatever the order. */
const byRank = (a: InventoryEntry, b: InventoryEntry): number =>
  a.scope - b.scope ||
  (a.category ?? 0) - (b.category ?? 0) ||
  Number(b.marketCo2e !== undefined) - Number(a.marketCo2e !== undefined) ||
  (a.reference < b.reference ? -1 : 1);

function doubled(entry: InventoryEntry, twin: InventoryEntry) {
  const same = entry.scope === twin.scope && entry.category === twin.category;
  const told: LeftOut = {
    reference: entry.reference,
    code: same ? 'counted_twice' : 'counted_in_other_scope',
    countedAs: twin.reference,
    message: `It is the consumption of "${twin.reference}", which counts in ${say(twin)}; left out of ${say(entry)}.`,
  };
  return { entry, told };
}

function held(entry: InventoryEntry, holder: InventoryEntry) {
  const told: LeftOut = {
    reference: entry.reference,
    code: 'counted_in_factor',
    countedAs: holder.reference,
    message: `The factor of "${holder.reference}" already holds its ${stretchOf(entry)}; left out of ${say(entry)}.`,
  };
  return { entry, told };
}

/** Readings of one meter whose periods share a day without being the same: they count, and are told, since nobody can say which part is double. */
export function overlapsOf(entries: readonly InventoryEntry[]): readonly InventoryWarning[] {
  const metered = entries.flatMap((entry) =>
    entry.meter === undefined || entry.period === undefined
      ? []
      : [{ entry, key: `${entry.meter}|${entry.fuel ?? ''}|${stretchOf(entry)}`, period: entry.period }],
  );
  return [...Map.groupBy(metered, ({ key }) => key).values()].flatMap((group) => {
    const inTime = group.toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1));
    return inTime.slice(1).flatMap(({ entry, period }, index) => {
      const longest = inTime.slice(0, index + 1).toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1))[0];
      if (longest === undefined || period.from > longest.period.to) return [];
      return [
        {
          references: [longest.entry.reference, entry.reference],
          code: 'periods_overlap' as const,
          message: `Meter "${entry.meter}" is read for ${longest.period.from} to ${longest.period.to} and again from ${period.from}.`,
        },
      ];
    });
  });
}
