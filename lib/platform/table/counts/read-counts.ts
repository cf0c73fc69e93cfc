// Reading counters: the sum of their shards, group by group, for the collection a query reads.
import type { KeyValues } from '../keys.ts';
import type { Count, Item, RecordType } from '../record.ts';
import { counterNamed, type Group, groupsIn } from './groups.ts';

/** The counter that tells of just what a query matches: it is kept within fields the query names, and tells the others apart. */
export function countFor({ counts = [] }: RecordType, match: KeyValues): Count | undefined {
  const asked = Object.keys(match).filter((field) => field !== 'tenantId');
  return counts.find(
    ({ within = [], by = [] }) =>
      within.every((field) => asked.includes(field)) &&
      asked.every((field) => within.includes(field) || by.includes(field)),
  );
}

/** All shards of one counter. */
export type ReadShards = (of: string) => Promise<readonly Item[]>;

/** `second`: what has expired by it counts no more, though its item may still lie there. */
export async function groupsOf(
  record: RecordType,
  { count, match, second }: { readonly count: Count; readonly match: KeyValues; readonly second: number },
  read: ReadShards,
): Promise<Group[]> {
  const shards = await read(counterNamed(record, count, match));
  const sums = new Map<string, Group>();
  for (const group of shards.filter((shard) => !isOver(shard, second)).flatMap((shard) => groupsIn(count, shard))) {
    const { values } = group;
    if (Object.entries(values).some(([field, value]) => field in match && String(match[field]) !== value)) continue;
    const name = JSON.stringify(values);
    sums.set(name, { values, amount: (sums.get(name)?.amount ?? 0) + group.amount });
  }
  return [...sums.values()];
}

const isOver = ({ expiresAt }: Item, second: number): boolean => typeof expiresAt === 'number' && expiresAt <= second;
