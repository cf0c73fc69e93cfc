// Pages through what is held in memory: the cursor names the last thing shown, so a later release cannot shift the pages.
import type { Page } from '../../platform/table/index.ts';
import type { PageRequest } from './page-request.ts';

export function pageOf<T extends { readonly id: string }>(all: readonly T[], { limit, after }: PageRequest): Page<T> {
  const start = after ? all.findIndex(({ id }) => id === after['id']) + 1 : 0;
  const items = all.slice(start, start + limit);
  const placeOf = (index: number) => ({ id: items[index]?.id });
  return { items, total: all.length, placeOf, ...(start + limit < all.length && { next: placeOf(items.length - 1) }) };
}
