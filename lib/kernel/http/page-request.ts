// What the store of a list needs to know of the page asked for.
import type { Item } from '../../platform/table/index.ts';
import type { SortKey } from './sort-keys.ts';

export interface PageRequest {
  readonly limit: number;
  readonly after?: Item;
  /** Only fields the declaration names as sortable. */
  readonly sort?: readonly SortKey[];
}
