// The order of items by several fields, as people expect it: absent last, figures in words by their size.
import type { SortKey } from './sort-keys.ts';

export type Sorted = readonly (string | number | boolean | null)[];

const LONGEST = 100;
const words = new Intl.Collator('en', { numeric: true });

/** What an item is sorted by; of a long text its beginning. */
export const sortedBy = (item: unknown, keys: readonly SortKey[]): Sorted =>
  keys.map(({ field }) => {
    const value: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, field) : undefined;
    if (typeof value === 'string') return value.slice(0, LONGEST);
    return typeof value === 'number' || typeof value === 'boolean' ? value : null;
  });

export function compareSorted(a: Sorted, b: Sorted, keys: readonly SortKey[]): number {
  for (const [at, { descending }] of keys.entries()) {
    const order = compare(a[at] ?? null, b[at] ?? null);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

function compare(a: Sorted[number], b: Sorted[number]): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'string' && typeof b === 'string') return words.compare(a, b) || Number(a > b) - Number(a < b);
  return Number(a) - Number(b);
}
