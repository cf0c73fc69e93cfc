// A tenant's whole library: what this release carries, what was published since, and the tenant's own factors.
import { extendArchive } from '../archive/archive.ts';
import { type EditionRows, editionRows } from '../archive/edition-rows.ts';
import { archive } from '../archive/open-archive.ts';
import { type FactorBook, factorBook } from '../book/book.ts';
import { bundledBook } from '../book/open-book.ts';
import { ownOf, remembered, type ShelfReading, shelfOf } from './read-shelf.ts';
import { type FactorShelf, setKey } from './records.ts';

/** The library as the tenant of the call has it now. A function that asks names `ARCHIVE_ASSETS` under `assets`. */
export const tenantBook = async (ctx: ShelfReading): Promise<FactorBook> => bookOfShelf(ctx, await shelfOf(ctx));

/** The same from an item already read, beside another one for instance: `factorShelfRecord`, its key `{}`. */
export async function bookOfShelf(
  ctx: Omit<ShelfReading, 'table'>,
  shelf: FactorShelf | undefined,
): Promise<FactorBook> {
  if (shelf === undefined || shelf.version === 0) return bundledBook();
  const [own, rows] = await Promise.all([
    ownOf(ctx, shelf),
    Promise.all(shelf.published.map(async ({ id, sha256 }) => [id, await publishedRows(ctx, sha256)] as const)),
  ]);
  const byId = new Map(rows);
  const editions = shelf.published.map((set) => ({ ...set, file: setKey(set.sha256) }));
  return factorBook({
    archive: extendArchive(archive(), editions, (id) => byId.get(id)),
    deprecations: shelf.deprecations,
    own,
  });
}

const publishedRows = (ctx: Omit<ShelfReading, 'table'>, sha256: string): Promise<EditionRows> =>
  remembered(`${ctx.tenantId}/${setKey(sha256)}`, async () =>
    editionRows(JSON.parse(await ctx.objects.text(setKey(sha256)))),
  );
