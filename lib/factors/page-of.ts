// Pages through what is held in memory: the cursor names the last thing shown, so a later release cannot shift the pages.
import type { PageRequest } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';

export function pageOf<T extends { readonly id: string }>(all: readonly T[], { limit, after }: PageRequest): Page<T> {
  const start = after ? all.findIndex(({ id }) => id === after['id']) + 1 : 0;
  const items = all.slice(start, start + limit);
  const last = items.at(-1);
  const placeOf = (index: number) => ({ id: items[index]?.id });
  return { items, total: all.length, placeOf, ...(last && start + limit < all.length && { next: { id: last.id } }) };
}
