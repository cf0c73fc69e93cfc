// Finds the page somebody asked for behind a filter or an offset: reads on, in bounded steps, through what the list holds.
import type { Item, Page } from '../../platform/table/index.ts';
import { type Filter, fieldsIn, holds, onlyIn } from './filters/index.ts';
import type { PageRequest } from './page-request.ts';

/** So many are read at once, and in all, for one answer; who asks for rarer things gets shorter pages and goes on by cursor. */
const STEP = 200;
export const MOST_READ = 2000;

export interface Wanted extends PageRequest {
  readonly offset: number;
  readonly filter: Filter | undefined;
}

/** Neither skips an item nor shows one twice: each page goes on after the very item the one before it ended with. */
export async function walkPages<T>(read: (page: PageRequest) => Promise<Page<T>>, wanted: Wanted): Promise<Page<T>> {
  const { limit, offset, filter, ...asked } = wanted;
  const only = filter && onlyIn(filter);
  const request = { ...asked, ...(only && { only }) };
  const found = new Finds<T>(limit, offset, filter);
  const plain = !filter && offset === 0;
  // A store that keeps what passes together has the page in its first items.
  const first = !only || Object.keys(only).length > 0 ? Math.min(offset + limit, STEP) : STEP;
  const most = Math.max(MOST_READ, offset + limit);
  let after = request.after;
  let examined = 0;
  for (;;) {
    const step = examined === 0 ? first : Math.min(STEP, most - examined);
    const page = await read({ ...request, ...(after && { after }), limit: step });
    const stop = page.items.findIndex((item) => found.takes(item));
    examined += page.items.length;
    const ended = plain || stop >= 0 || !page.next || examined >= most;
    if (ended) {
      const end = stop >= 0 ? nextOf(page, stop) : page.next && { next: page.next };
      // A list read from its beginning to its end was seen whole, even if the page was full before.
      const isWhole = request.after === undefined && !page.next;
      const rest = stop >= 0 ? page.items.slice(stop + 1) : [];
      const total = isWhole
        ? found.passed + found.passing(rest)
        : await totalOf(page, filter, offset + found.items.length);
      return { items: found.items, ...end, ...(total !== undefined && { total }) };
    }
    after = page.next;
  }
}

const isLast = ({ items }: Page<unknown>, index: number): boolean => index === items.length - 1;

/** By the store or by its counters, of all or of those that pass; never less than what was seen, which would refute it. */
async function totalOf<T>(page: Page<T>, filter: Filter | undefined, seen: number): Promise<number | undefined> {
  if (!filter && page.total !== undefined) return page.total;
  const groups = await page.counts?.();
  if (!groups) return undefined;
  const asked = filter ? fieldsIn(filter) : [];
  if (groups.some(({ values }) => asked.some((field) => !(field in values)))) return undefined;
  const passing = groups.filter(({ values }) => !filter || holds(filter, values));
  const sum = passing.reduce((all, { amount }) => all + amount, 0);
  return sum >= seen ? sum : undefined;
}

class Finds<T> {
  readonly items: T[] = [];
  passed = 0;
  readonly #limit: number;
  readonly #offset: number;
  readonly #filter: Filter | undefined;

  constructor(limit: number, offset: number, filter: Filter | undefined) {
    this.#limit = limit;
    this.#offset = offset;
    this.#filter = filter;
  }

  passing(items: readonly T[]): number {
    return items.filter((item) => this.#passes(item)).length;
  }

  #passes(item: T): boolean {
    return !this.#filter || holds(this.#filter, item);
  }

  /** True when this item fills the page. */
  takes(item: T): boolean {
    if (!this.#passes(item)) return false;
    this.passed += 1;
    if (this.passed > this.#offset) this.items.push(item);
    return this.items.length === this.#limit;
  }
}

/** A page that ends with the last of all has nothing after it. */
function nextOf<T>(page: Page<T>, stop: number): { next?: Item } {
  if (isLast(page, stop)) return page.next ? { next: page.next } : {};
  if (!page.placeOf) throw new Error('A list that can be filtered says where each of its items lies.');
  return { next: page.placeOf(stop) };
}
