// A tenant's shelf as it lies in the storage, before anything published stands beside it. One read of the table.
import * as z from 'zod';
import type { BaseContext } from '../../kernel/index.ts';
import { memory } from '../../platform/memory/index.ts';
import type { ObjectsRead } from '../../platform/objects/index.ts';
import type { TableReader } from '../../platform/table/index.ts';
import type { OwnFactor } from '../book/model.ts';
import { EMPTY_SHELF, type FactorShelf, factorShelfRecord, ownKey, StoredOwnFactor } from './records.ts';

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

/** What lies under a checksum never changes, so a container asks once. */
const kept = memory<Promise<unknown>>({ most: 24 });
export function remembered<T>(key: string, read: () => Promise<T>): Promise<T> {
  // Each key is of one kind, which its prefix names.
  const before = kept.get(key) as Promise<T> | undefined;
  if (before !== undefined) return before;
  const asked = read();
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  return asked;
}
