// Which results rest on which published set: written with the end of a run, read when a set is superseded.
import type { DataSet } from '../../builtins/index.ts';
import { type Item, put, type TableReader, type Value, type Write } from '../../platform/table/index.ts';
import { type executionRecord, setUseRecord } from '../records.ts';

const SHARDS = 8;
const shardOf = (executionId: string): number => (executionId.codePointAt(executionId.length - 1) ?? 0) % SHARDS;

export type SetUse = Value<typeof setUseRecord>;

/** Only a result rests on something; spread, so that a busy tenant does not write all its runs to one place. */
export function setUses({ id, agentId, state, sets = [], finishedAt = '' }: Value<typeof executionRecord>): Write[] {
  if (state !== 'SUCCEEDED') return [];
  return sets.map(({ id: setId, sha256 }: DataSet) =>
    put(setUseRecord, { setId, shard: shardOf(id), executionId: id, agentId, sha256, finishedAt }),
  );
}

/** Where reading goes on; the first page has none. */
export interface UsesAfter {
  readonly shard: number;
  readonly after?: Item | undefined;
}

export interface UsesPage {
  readonly uses: readonly SetUse[];
  readonly next?: UsesAfter;
}

/** By shard, in each oldest first. A page may be empty and yet have a next one. */
export async function resultsUsing(
  ctx: { readonly table: TableReader },
  setId: string,
  { from = { shard: 0 }, limit }: { readonly from?: UsesAfter | undefined; readonly limit: number },
): Promise<UsesPage> {
  const { shard, after } = from;
  const page = await ctx.table.query(setUseRecord, { match: { setId, shard }, limit, ...(after && { after }) });
  if (page.next) return { uses: page.items, next: { shard, after: page.next } };
  return shard + 1 < SHARDS ? { uses: page.items, next: { shard: shard + 1 } } : { uses: page.items };
}
