// Chains what was written: a block per batch of events, bound to the block before, so that nothing can vanish unseen.
import type { BaseContext, Commit, Heard } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import { put, type TableReader } from '../platform/table/index.ts';
import { linkOf, nextBlock } from './chain.ts';
import { blockRecord } from './records.ts';

type Chaining = BaseContext & { readonly table: TableReader; readonly commit: Commit };

/** Two writers cannot both make the next block: the second is refused and tries again with the batch. */
export async function chainEntries(ctx: Chaining, events: readonly Heard[]): Promise<void> {
  const links = Object.values(
    Object.fromEntries(events.flatMap(({ audit }) => linkOf(audit) ?? []).map((link) => [link.id, link])),
  );
  if (links.length === 0) return;
  const { items } = await ctx.table.query(blockRecord, { match: {}, descending: true, limit: 1 });
  const block = nextBlock(items[0], links, timestamp(ctx.clock));
  await ctx.commit({ writes: [put(blockRecord, block, { when: { absent: true } })] });
}
