// A tenant's shelf as it lies in the storage, before anything published stands beside it. One read of the table.
import * as z from 'zod';
import type { BaseContext } from '../../kernel/index.ts';
import type { ObjectsRead } from '../../platform/objects/index.ts';
import type { TableReader } from '../../platform/table/index.ts';
import type { LaterSets, OwnFactor } from '../book/model.ts';
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

export async function ownOf(ctx: Omit<ShelfReading, 'table'>, shelf: FactorShelf): Promise<readonly OwnFactor[]> {
  if (shelf.ownElsewhere === undefined) return shelf.own;
  const { sha256 } = shelf.ownElsewhere;
  return remembered(`${ctx.tenantId}/${ownKey(sha256)}`, async () =>
    z.array(StoredOwnFactor).parse(JSON.parse(await ctx.objects.text(ownKey(sha256)))),
  );
}

/** With their contents, which a container reads once. */
export async function laterSetsOf(
  ctx: Omit<ShelfReading, 'table'>,
  { published, deprecations }: Pick<FactorShelf, 'published' | 'deprecations'>,
): Promise<LaterSets> {
  const read = async (set: PublishedSet) => ({
    set,
    content: await remembered(`${ctx.tenantId}/${setKey(set.sha256)}`, () => ctx.objects.text(setKey(set.sha256))),
  });
  return { published: await Promise.all(published.map(read)), deprecations };
}

/** What was known at that moment: a run that is begun anew finds what it found before. */
export const knownLater = (
  { published, deprecations }: FactorShelf,
  moment: string,
): Pick<FactorShelf, 'published' | 'deprecations'> => ({
  published: published.filter(({ recordedAt }) => recordedAt <= moment.slice(0, 10)),
  deprecations: deprecations.filter(({ at }) => at <= moment),
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
