// A tenant's whole library: what this release carries, what was published since, and the tenant's own factors.
import type { FactorBook } from '../book/book.ts';
import { bookWith } from '../book/later-sets.ts';
import { bundledBook } from '../book/open-book.ts';
import { laterSetsOf, ownOf, type ShelfReading, shelfOf } from './read-shelf.ts';
import type { FactorShelf } from './records.ts';

/** The library as the tenant of the call has it now. A function that asks names `ARCHIVE_ASSETS` under `assets`. */
export const tenantBook = async (ctx: ShelfReading): Promise<FactorBook> => bookOfShelf(ctx, await shelfOf(ctx));

/** The same from an item already read, beside another one for instance: `factorShelfRecord`, its key `{}`. */
export async function bookOfShelf(
  ctx: Omit<ShelfReading, 'table'>,
  shelf: FactorShelf | undefined,
): Promise<FactorBook> {
  if (shelf === undefined || shelf.version === 0) return bundledBook();
  const [own, later] = await Promise.all([ownOf(ctx, shelf), laterSetsOf(ctx, shelf)]);
  return bookWith(later, own);
}
