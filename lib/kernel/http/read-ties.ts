// Sorting by more fields than the store has an order for: items that its order leaves side by side are gathered and sorted here.
import * as z from 'zod';
import type { Item, Page } from '../../platform/table/index.ts';
import { CursorInvalid, RequestInvalid } from '../faults.ts';
import { compareSorted, type Sorted, sortedBy } from './in-order.ts';
import type { PageRequest } from './page-request.ts';
import type { SortKey } from './sort-keys.ts';

type Read<T> = (page: PageRequest) => Promise<Page<T>>;

/** So many items may share the first field's value. */
export const MOST_TIED = 2000;
const BEYOND = 20;

/** Where a page ends: before which group it began to read, and the last of that group that was shown. */
const Place = z.object({
  from: z.record(z.string(), z.unknown()).optional(),
  past: z.object({ by: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])), at: z.string() }).optional(),
});
type Place = z.output<typeof Place>;

interface Tied<T> {
  readonly item: T;
  /** Where the store has it: no two are in one place. */
  readonly at: Item;
  readonly by: Sorted;
}

/** A reader of the same list, in which ties of the first key are in the order of the others. */
export function readTies<T>(read: Read<T>, keys: readonly SortKey[]): Read<T> {
  const [first, ...rest] = keys;
  if (!first || rest.length === 0) return read;
  return async ({ limit, after, only }) => {
    const within: Read<T> = (page) => read({ ...page, ...(only && { only }) });
    const place = placeIn(after);
    const shown: { readonly item: T; readonly place: Place }[] = [];
    let from = place.from;
    let past = place.past;
    let total: Pick<Page<T>, 'total' | 'counts'> = {};
    for await (const { group, ...known } of groupsOf(within, { first, rest, from, limit: limit + BEYOND })) {
      total = known;
      const ordered = group.toSorted((a, b) => inTurn(a, b, rest));
      for (const { item, at, by } of ordered) {
        const own = { by: [...by], at: JSON.stringify(at) };
        if (past && compareTo(past, own, rest) >= 0) continue;
        shown.push({ item, place: { ...(from && { from }), past: own } });
      }
      from = group.at(-1)?.at;
      past = undefined;
      if (shown.length > limit) break;
    }
    const items = shown.slice(0, limit).map(({ item }) => item);
    const placeOf = (index: number): Item => ({ ...shown[index]?.place });
    return { items, placeOf, ...total, ...(shown.length > limit && { next: placeOf(limit - 1) }) };
  };
}

function placeIn(after: Item | undefined): Place {
  const place = Place.safeParse(after ?? {});
  if (!place.success) throw CursorInvalid();
  return place.data;
}

type Own = NonNullable<Place['past']>;

const compareTo = (a: Own, b: Own, rest: readonly SortKey[]): number =>
  compareSorted(a.by, b.by, rest) || Number(a.at > b.at) - Number(a.at < b.at);

const inTurn = <T>(a: Tied<T>, b: Tied<T>, rest: readonly SortKey[]): number =>
  compareTo({ by: [...a.by], at: JSON.stringify(a.at) }, { by: [...b.by], at: JSON.stringify(b.at) }, rest);

interface Asked {
  readonly first: SortKey;
  readonly rest: readonly SortKey[];
  readonly from: Item | undefined;
  readonly limit: number;
}

type Group<T> = { readonly group: Tied<T>[] } & Pick<Page<T>, 'total' | 'counts'>;

/** One group after the other, each whole. */
async function* groupsOf<T>(read: Read<T>, { first, rest, from, limit }: Asked): AsyncGenerator<Group<T>> {
  let group: Tied<T>[] = [];
  let value: unknown;
  let after = from;
  for (;;) {
    const { items, placeOf, next, total, counts } = await read({ limit, sort: [first], ...(after && { after }) });
    const known = { ...(total !== undefined && { total }), ...(counts && { counts }) };
    if (!placeOf) throw new Error('A list that can be sorted says where each of its items lies.');
    for (const [index, item] of items.entries()) {
      const [here] = sortedBy(item, [first]);
      if (group.length > 0 && here !== value) {
        yield { group, ...known };
        group = [];
      }
      value = here;
      group.push({ item, at: placeOf(index), by: sortedBy(item, rest) });
      if (group.length > MOST_TIED) throw tooMany(first);
    }
    if (!next) {
      // An empty list still knows what its counters say.
      yield { group, ...known };
      return;
    }
    after = next;
  }
}

const tooMany = ({ field }: SortKey) =>
  RequestInvalid([
    {
      field: '/query/sort',
      message: `More than ${MOST_TIED} items share one ${field}, too many to be sorted among themselves; sort by ${field} alone, or filter.`,
    },
  ]);
