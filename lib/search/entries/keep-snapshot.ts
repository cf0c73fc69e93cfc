// Writes all entries of a tenant into one object when enough have changed, so that a new container reads one file and not the whole collection.
import type { Commit } from '../../kernel/index.ts';
import type { ObjectsWrite } from '../../platform/objects/index.ts';
import { put } from '../../platform/table/index.ts';
import { type SearchEntry, searchEntryRecord, searchSnapshotRecord } from '../records.ts';
import { bytesOf, entriesSince, type Reading, readSnapshot, SNAPSHOT_KEY, settledAt } from './read-entries.ts';

type Keeping = Reading & { readonly objects: Pick<ObjectsWrite, 'put'>; readonly commit: Commit };

/** About a page of the table: fewer are read as quickly as the snapshot itself. */
const ENOUGH_CHANGES = 500;

/** Two at once do no harm: each snapshot says itself from when on entries are to be read beside it. */
export async function keepSnapshot(ctx: Keeping, enough = ENOUGH_CHANGES): Promise<void> {
  const last = await ctx.table.get(searchSnapshotRecord, {});
  const since = { match: {}, from: { at: last?.from ?? '' }, limit: enough };
  const { items } = await ctx.table.query(searchEntryRecord, since);
  if (items.length < enough) return;
  const from = settledAt(ctx);
  const before = await readSnapshot(ctx);
  const known = new Map<string, SearchEntry>((before?.entries ?? []).map((entry) => [entry.agentId, entry]));
  for await (const entry of entriesSince(ctx, before?.from ?? '')) {
    if (entry.version >= (known.get(entry.agentId)?.version ?? 0)) known.set(entry.agentId, entry);
  }
  const entries = [...known.values()].filter(({ document }) => document !== undefined);
  await ctx.objects.put(SNAPSHOT_KEY, bytesOf({ from, entries }), { contentType: 'application/gzip' });
  await ctx.commit({ writes: [put(searchSnapshotRecord, { from, agents: entries.length })] });
}
