// A tenant's whole library: what this release carries, what was published since, and the tenant's own factors. One read of the table.
import * as z from 'zod';
import type { BaseContext } from '../../kernel/index.ts';
import type { ObjectsRead } from '../../platform/objects/index.ts';
import type { TableReader } from '../../platform/table/index.ts';
import { editionRows } from '../archive/edition-rows.ts';
import type { FactorBook } from '../book/book.ts';
import { bookWith, type LaterSet, type LaterSets } from '../book/later-sets.ts';
import type { OwnFactor } from '../book/model.ts';
import { bundledBook } from '../book/open-book.ts';
import {
  EMPTY_SHELF,
  type FactorShelf,
  factorShelfRecord,
  ownKey,
  type PublishedSet,
  StoredOwnFactor,
  setKey,
} from './records.ts';

export type ShelfReading = Pick<BaseContext, 'tenantId'> & {
  readonly table: TableReader;
  readonly objects: ObjectsRead;
};

export const shelfOf = async (ctx: Pick<ShelfReading, 'table'>): Promise<FactorShelf> =>
  (await ctx.table.get(factorShelfRecord, {})) ?? EMPTY_SHELF;

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

/** Each content is read once by a container. */
export async function laterSetsOf(ctx: Omit<ShelfReading, 'table'>, shelf: FactorShelf): Promise<LaterSets> {
  const { published, deprecations } = shelf;
  return { published: await Promise.all(published.map((set) => publishedSet(ctx, set))), deprecations };
}

export async function ownOf(ctx: Omit<ShelfReading, 'table'>, shelf: FactorShelf): Promise<readonly OwnFactor[]> {
  if (shelf.ownElsewhere === undefined) return shelf.own;
  const { sha256 } = shelf.ownElsewhere;
  return remembered(`${ctx.tenantId}/${ownKey(sha256)}`, async () =>
    z.array(StoredOwnFactor).parse(JSON.parse(await ctx.objects.text(ownKey(sha256)))),
  );
}

const publishedSet = (ctx: Omit<ShelfReading, 'table'>, set: PublishedSet): Promise<LaterSet> =>
  remembered(`${ctx.tenantId}/${setKey(set.sha256)}`, async () =>
    openLaterSet(set, await ctx.objects.text(setKey(set.sha256))),
  );

/** What a receipt names by its checksum: the set as it stood, and its content. */
export const openLaterSet = (set: PublishedSet, content: string): LaterSet => ({
  edition: { ...set, file: setKey(set.sha256) },
  rows: editionRows(JSON.parse(content)),
});

/** What lies under a checksum never changes, so a container asks once; the oldest goes when there are many. */
const KEPT = 24;
const known = new Map<string, Promise<unknown>>();
function remembered<T>(key: string, read: () => Promise<T>): Promise<T> {
  // Each key is of one kind, which its prefix names.
  const before = known.get(key) as Promise<T> | undefined;
  if (before !== undefined) return before;
  const asked = read();
  known.set(key, asked);
  asked.catch(() => known.delete(key));
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(oldest);
  }
  return asked;
}
