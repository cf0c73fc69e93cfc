// How many runs of a tenant wait for their turn, and when that is too many: refusing early beats queueing what nobody awaits.
import { patch, type TableReader, type Write } from '../platform/table/index.ts';
import { QueueFull } from './faults.ts';
import { MAX_QUEUED } from './model.ts';
import { queuedRecord } from './records.ts';

interface Queued {
  readonly id: string;
}

const SHARDS = 16;

/** Written with the acceptance of a run. */
export const takePlace = (run: Queued): Write => change(run, 1);

/** Written with whatever takes a run out of PENDING, so that no place is lost or left twice. */
export const leavePlace = (run: Queued): Write => change(run, -1);

/** Spread, so that a busy tenant does not contend with itself. */
function change({ id }: Queued, amount: 1 | -1): Write {
  const shard = (id.codePointAt(id.length - 1) ?? 0) % SHARDS;
  return patch(queuedRecord, { shard }, { add: { amount } });
}

/** One read. A moment's rush may pass the limit by a few. */
export async function refuseWhenFull(ctx: { readonly table: TableReader }): Promise<void> {
  const { items } = await ctx.table.query(queuedRecord, { match: {} });
  const waiting = items.reduce((sum, { amount }) => sum + amount, 0);
  if (waiting >= MAX_QUEUED) throw QueueFull({ limit: MAX_QUEUED });
}
