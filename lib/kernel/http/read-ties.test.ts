// Sorting by several fields: what the store's order leaves side by side stands in the order of the others, page by page.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Page } from '../../platform/table/index.ts';
import { compareSorted, sortedBy } from './in-order.ts';
import type { PageRequest } from './page-request.ts';
import { MOST_TIED, readTies } from './read-ties.ts';
import type { SortKey } from './sort-keys.ts';
import { walkPages } from './walk-pages.ts';

interface Item {
  readonly id: number;
  readonly at: string;
  readonly name?: string;
  readonly rank: number;
}

/** A store that has one order, by `at` and then by id, forward and backward. */
const storeOf =
  (items: readonly Item[]) =>
  async (page: PageRequest): Promise<Page<Item>> => {
    const up = items.toSorted((a, b) => (a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1));
    const all = page.sort?.[0]?.descending ? up.toReversed() : up;
    const from = page.after ? all.findIndex(({ id }) => id === page.after?.['id']) + 1 : 0;
    const shown = all.slice(from, from + page.limit);
    const placeOf = (index: number) => ({ id: shown[index]?.id });
    return { items: shown, placeOf, ...(from + page.limit < all.length && { next: placeOf(shown.length - 1) }) };
  };

const items = fc
  .array(
    fc.record(
      {
        at: fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03'),
        name: fc.constantFrom('agent 2', 'agent 10', 'Agent 2', 'b'),
        rank: fc.nat(2),
      },
      { requiredKeys: ['at', 'rank'] },
    ),
    { maxLength: 120 },
  )
  .map((all) => all.map((item, id) => ({ ...item, id })));
const keys = fc
  .tuple(fc.boolean(), fc.subarray(['name', 'rank'], { minLength: 1 }), fc.boolean())
  .map(([down, rest, other]): SortKey[] => [
    { field: 'at', descending: down },
    ...rest.map((field) => ({ field, descending: other })),
  ]);

async function everyPage(read: (page: PageRequest) => Promise<Page<Item>>, limit: number, sort: SortKey[]) {
  const pages: Item[][] = [];
  for (let after: PageRequest['after']; ; ) {
    const page = await walkPages(read, { limit, offset: 0, filter: undefined, sort, ...(after && { after }) });
    pages.push([...page.items]);
    if (!page.next) return pages;
    // As a cursor carries it.
    after = JSON.parse(JSON.stringify(page.next));
  }
}

test('pages of any size, put one after the other, are the whole list in the order of all the fields', async () => {
  await fc.assert(
    fc.asyncProperty(items, keys, fc.integer({ min: 1, max: 30 }), async (all, sort, limit) => {
      const pages = await everyPage(readTies(storeOf(all), sort), limit, sort);
      const shown = pages.flat();
      expect(shown.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      for (const [index, item] of shown.entries()) {
        const before = shown[index - 1];
        if (before) expect(compareSorted(sortedBy(before, sort), sortedBy(item, sort), sort)).toBeLessThanOrEqual(0);
      }
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
    }),
  );
});

test('an item that goes while its group is paged through hides no other', async () => {
  const all: Item[] = Array.from({ length: 9 }, (_, id) => ({ id, at: 'same', rank: id }));
  const sort: SortKey[] = [
    { field: 'at', descending: false },
    { field: 'rank', descending: true },
  ];
  const first = await readTies(storeOf(all), sort)({ limit: 3 });
  expect(first.items.map(({ rank }) => rank)).toEqual([8, 7, 6]);
  const left = all.filter(({ rank }) => rank !== 6);
  const next = first.next ? { after: first.next } : {};
  expect((await readTies(storeOf(left), sort)({ limit: 3, ...next })).items.map(({ rank }) => rank)).toEqual([5, 4, 3]);
});

test('more ties than can be sorted are refused in words, not half sorted', async () => {
  const all: Item[] = Array.from({ length: MOST_TIED + 1 }, (_, id) => ({ id, at: 'same', rank: id }));
  const sort: SortKey[] = [
    { field: 'at', descending: false },
    { field: 'rank', descending: true },
  ];
  await expect(readTies(storeOf(all), sort)({ limit: 3 })).rejects.toMatchObject({
    problems: [{ field: '/query/sort', message: expect.stringContaining('sort by at alone') }],
  });
});
