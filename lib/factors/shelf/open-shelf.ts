// A tenant's whole library: what this release carries, what was published since, and the tenant's own factors.
import type { FactorBook } from '../book/book.ts';
import { bundledBook } from '../book/open-book.ts';
import { ownOf, type ShelfReading, shelfOf } from './read-shelf.ts';
import type { FactorShelf } from './records.ts';
import { bookSince, sinceReleaseOf } from './since-release.ts';

/** The library as the tenant of the call has it now. A function that asks names `ARCHIVE_ASSETS` under `assets`. */
export const tenantBook = async (ctx: ShelfReading): Promise<FactorBook> => bookOfShelf(ctx, await shelfOf(ctx));

const EVER = '9999';

/** The same from an item already read, beside another one for instance: `factorShelfRecord`, its key `{}`. */
export async function bookOfShelf(
  ctx: Omit<ShelfReading, 'table'>,
  shelf: FactorShelf | undefined,
): Promise<FactorBook> {
  if (shelf === undefined || shelf.version === 0) return bundledBook();
  const [own, since] = await Promise.all([ownOf(ctx, shelf), sinceReleaseOf(ctx, shelf, EVER)]);
  return bookSince(bundledBook(), since ?? { published: [], deprecations: [] }, own);
}
