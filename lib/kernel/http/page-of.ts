// Pages through what is held in memory: the cursor names the last thing shown, so a later release cannot shift the pages.
import type { Page } from '../../platform/table/index.ts';
import { compareSorted, sortedBy } from './in-order.ts';
import type { PageRequest } from './page-request.ts';

/** In the order asked for, else in the order given. */
export function pageOf<T extends { readonly id: string }>(
  all: readonly T[],
  { limit, after, sort = [] }: PageRequest,
): Page<T> {
  const ordered =
    sort.length === 0 ? all : all.toSorted((a, b) => compareSorted(sortedBy(a, sort), sortedBy(b, sort), sort));
  const start = after ? ordered.findIndex(({ id }) => id === after['id']) + 1 : 0;
  const items = ordered.slice(start, start + limit);
  const placeOf = (index: number) => ({ id: items[index]?.id });
  return { items, total: all.length, placeOf, ...(start + limit < all.length && { next: placeOf(items.length - 1) }) };
}
