// The writes that move the counters of a transaction: one per counter, on a shard that other transactions are unlikely to move just now.
import type { Scope } from '../../capability.ts';
import { type Most, patch, type Write } from '../write.ts';
import { counterNamed, endOfDay } from './groups.ts';
import { type Move, movesOf } from './moves.ts';
import { countRecord, platformCountRecord } from './records.ts';

/** So many that two containers full of concurrent writes seldom meet; their sum is read in one call of some 7 KB. */
const SHARDS = 64;

interface Counter {
  readonly move: Move;
  readonly of: string;
  /** The second after which it counts no more. */
  readonly until: number | undefined;
  readonly add: Record<string, number>;
  most: Most | undefined;
}

/** `turn` is another number for each attempt of each transaction. */
export function countWrites(writes: readonly Write[], scope: Scope, turn: number): Write[] {
  const counters = new Map<string, Counter>();
  for (const move of writes.flatMap(movesOf)) {
    const of = counterNamed(move.record, move.count, move.item);
    const until = untilOf(move);
    const place = JSON.stringify([move.tenantId, of, until, move.count.by]);
    const counter = counters.get(place) ?? { move, of, until, add: {}, most: undefined };
    counter.add[move.group] = (counter.add[move.group] ?? 0) + move.amount;
    counter.most ??= move.amount > 0 ? move.most : undefined;
    counters.set(place, counter);
  }
  return [...counters.values()].flatMap((counter) => writeOf(counter, scope, turn));
}

function untilOf({ count, item }: Move): number | undefined {
  const second = count.until === undefined ? undefined : item[count.until];
  return typeof second === 'number' ? endOfDay(second) : undefined;
}

function writeOf({ move, of, until, add: all, most }: Counter, scope: Scope, turn: number): Write[] {
  const add = Object.fromEntries(Object.entries(all).filter(([, amount]) => amount !== 0));
  if (Object.keys(add).length === 0) return [];
  const { record, count, tenantId } = move;
  const number = String(turn % (count.shards ?? SHARDS));
  const shard = until === undefined ? number : `${until}-${number}`;
  const reach = scope.plane === 'platform' && tenantId !== undefined ? { tenantId } : {};
  const set = until === undefined ? {} : { expiresAt: until };
  const bound = most === undefined ? {} : boundOf(move, most, add);
  const kept = record.plane === 'tenant' ? countRecord : platformCountRecord;
  return [patch(kept, { of, shard, ...reach }, { set, add, ...bound })];
}

/** Held against the whole, so it can only be of what is counted in one place. */
function boundOf({ count, record }: Move, { items, orElse }: Most, add: Readonly<Record<string, number>>) {
  if (count.shards !== 1)
    throw new Error(`The ${record.entity} is counted in many places: none of them knows how many.`);
  const below = Object.fromEntries(Object.entries(add).map(([group, amount]) => [group, items - amount + 1]));
  return { when: { below }, orElse };
}
