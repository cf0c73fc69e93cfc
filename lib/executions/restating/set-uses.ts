// Which results rest on which published set: written with the end of a run, read when a set is superseded.
import { createHash } from 'node:crypto';
import type { DataSet } from '../../builtins/index.ts';
import { memory } from '../../platform/memory/index.ts';
import { type Item, put, type TableReader, type Value, type Write } from '../../platform/table/index.ts';
import { type executionRecord, setCombinationRecord, setUseRecord } from '../records.ts';
import { setsOf } from '../rests-on.ts';

const SHARDS = 8;
const shardOf = (executionId: string): number => (executionId.codePointAt(executionId.length - 1) ?? 0) % SHARDS;

export type SetUse = Value<typeof setUseRecord>;

/** Combinations this container has seen written: they stay, so it need not write them again. */
const written = memory<true>({ most: 10_000 });

export interface SetUses {
  readonly writes: readonly Write[];
  /** To be said when they are written. */
  readonly done: () => void;
}

/** Only a result rests on something; spread, so that a busy tenant does not write all its runs to one place. */
export function setUses(tenantId: string, ended: Value<typeof executionRecord>): SetUses {
  const { id, agentId, state, finishedAt = '' } = ended;
  const sets = setsOf(ended) ?? [];
  if (state !== 'SUCCEEDED' || sets.length === 0) return { writes: [], done: () => undefined };
  const combination = combinationOf(sets);
  const known = `${tenantId} ${combination}`;
  const anew = written.get(known)
    ? []
    : sets.map(({ id: setId, sha256 }) => put(setCombinationRecord, { setId, combination, sha256 }));
  const use = put(setUseRecord, { combination, shard: shardOf(id), executionId: id, agentId, finishedAt });
  return { writes: [use, ...anew], done: () => written.set(known, true) };
}

const combinationOf = (sets: readonly DataSet[]): string =>
  createHash('sha256')
    .update(JSON.stringify(sets.map(({ id, sha256 }) => [id, sha256]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 22);

/** Where reading goes on; the first page has none. */
export interface UsesAfter {
  readonly combination: string;
  readonly shard: number;
  readonly after?: Item | undefined;
}

export interface UsesPage {
  readonly uses: readonly SetUse[];
  readonly next?: UsesAfter;
}

/** By combination and shard, in each oldest first. A page may be empty and yet have a next one. */
export async function resultsUsing(
  ctx: { readonly table: TableReader },
  setId: string,
  { from, limit }: { readonly from?: UsesAfter | undefined; readonly limit: number },
): Promise<UsesPage> {
  const combinations = await combinationsWith(ctx, setId);
  const at = combinations.findIndex((each) => each >= (from?.combination ?? ''));
  const combination = combinations[at];
  if (combination === undefined) return { uses: [] };
  const { shard, after } = from?.combination === combination ? from : { shard: 0 };
  const page = await ctx.table.query(setUseRecord, { match: { combination, shard }, limit, ...(after && { after }) });
  const next = page.next ? { combination, shard, after: page.next } : following(combinations, at, shard);
  return { uses: page.items, ...(next && { next }) };
}

function following(combinations: readonly string[], at: number, shard: number): UsesAfter | undefined {
  const [combination, next] = combinations.slice(at);
  if (combination !== undefined && shard + 1 < SHARDS) return { combination, shard: shard + 1 };
  return next === undefined ? undefined : { combination: next, shard: 0 };
}

/** In the order of their keys. */
async function combinationsWith(ctx: { readonly table: TableReader }, setId: string): Promise<string[]> {
  const found: string[] = [];
  let after: Item | undefined;
  do {
    const page = await ctx.table.query(setCombinationRecord, { match: { setId }, ...(after && { after }) });
    found.push(...page.items.map(({ combination }) => combination));
    after = page.next;
  } while (after);
  return found;
}
