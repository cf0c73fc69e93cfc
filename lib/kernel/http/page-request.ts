// What the store of a list needs to know of the page asked for.
import type { Item } from '../../platform/table/index.ts';
import type { Literal } from './filters/index.ts';
import type { SortKey } from './sort-keys.ts';

export interface PageRequest {
  readonly limit: number;
  readonly after?: Item;
  /** Begins with a field the declaration names as sortable. */
  readonly sort?: readonly SortKey[];
  /** Field → the one value that passes the filter: a store that keeps such items together need read no others. */
  readonly only?: Readonly<Record<string, Literal>>;
}

/** Which way a store reads that has one order: as asked, else in its own. */
export const isDescending = ({ sort }: PageRequest, usual: 'newest first' | 'oldest first'): boolean =>
  sort?.[0]?.descending ?? usual === 'newest first';
