// Finds the page somebody asked for behind a filter or an offset: reads on, in bounded steps, through what the list holds.
import type { Item, Page } from '../../platform/table/index.ts';
import { type Filter, holds } from './filters/index.ts';
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
  const { limit, offset, filter, ...request } = wanted;
  if (!filter && offset === 0) return read({ limit, ...request });
  const found = new Finds<T>(limit, offset, filter);
  let after = request.after;
  let examined = 0;
  for (;;) {
    const page = await read({ ...request, ...(after && { after }), limit: STEP });
    const stop = page.items.findIndex((item) => found.takes(item));
    const known = filter || page.total === undefined ? {} : { total: page.total };
    if (stop >= 0) return { items: found.items, ...known, ...nextOf(page, stop) };
    examined += page.items.length;
    // A list seen from its beginning to its end was counted on the way.
    if (!page.next) return { items: found.items, ...(request.after === undefined && { total: found.passed }) };
    if (examined >= Math.max(MOST_READ, offset + limit)) return { items: found.items, next: page.next };
    after = page.next;
  }
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

  /** True when this item fills the page. */
  takes(item: T): boolean {
    if (this.#filter && !holds(this.#filter, item)) return false;
    this.passed += 1;
    if (this.passed > this.#offset) this.items.push(item);
    return this.items.length === this.#limit;
  }
}

/** A page that ends with the last of all has nothing after it. */
function nextOf<T>(page: Page<T>, stop: number): { next?: Item } {
  if (stop === page.items.length - 1) return page.next ? { next: page.next } : {};
  if (!page.placeOf) throw new Error('A list that can be filtered says where each of its items lies.');
  return { next: page.placeOf(stop) };
}
