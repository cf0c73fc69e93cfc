// Reading entries: all, or those since a time; and the snapshot that spares reading all of them.
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { ObjectsOnDemand } from '../../platform/objects/on-demand.ts';
import type { Item, TableReader } from '../../platform/table/index.ts';
import { type SearchEntry, searchEntryRecord, searchSnapshotRecord } from '../records.ts';

export interface Reading {
  readonly tenantId: string;
  readonly table: TableReader;
  readonly objects: ObjectsOnDemand;
  readonly clock: Clock;
}

/**
 * What an entry's time may be behind when it appears: its writer stamps it, and has 20 s to write it before Lambda ends it; clocks
 * may differ by the rest. Whoever has read up to now begins again so far back.
 */
export const SETTLING_SECONDS = 30;

export const settledAt = ({ clock }: Pick<Reading, 'clock'>): string =>
  new Date(clock.now().getTime() - SETTLING_SECONDS * 1000).toISOString();

/** In the order in which they were written, page by page as the table gives them. */
export async function* entriesSince({ table }: Pick<Reading, 'table'>, from: string): AsyncGenerator<SearchEntry> {
  let after: Item | undefined;
  do {
    const page = await table.query(searchEntryRecord, { match: {}, from: { at: from }, ...(after && { after }) });
    yield* page.items;
    after = page.next;
  } while (after);
}

export const SNAPSHOT_KEY = 'search/agents.ndjson.gz';

export interface Snapshot {
  /** Entries before this time are in it; later ones may be. */
  readonly from: string;
  readonly entries: readonly SearchEntry[];
}

const FORM = 'search-snapshot.1';
const Head = z.object({ form: z.literal(FORM), from: z.string() });

/** One JSON a line: a reader needs no more memory than what it keeps. */
export function bytesOf({ from, entries }: Snapshot): Buffer {
  return gzipSync([{ form: FORM, from }, ...entries].map((line) => JSON.stringify(line)).join('\n'), { level: 4 });
}

/** Undefined where there is none that this release can read: then all entries are read. */
export async function readSnapshot(ctx: Reading): Promise<Snapshot | undefined> {
  if (!(await ctx.table.get(searchSnapshotRecord, {}))) return undefined;
  const bytes = await ctx.objects.bytes(SNAPSHOT_KEY);
  if (!bytes) return undefined;
  const [head = '', ...lines] = gunzipSync(bytes).toString('utf8').split('\n');
  const { data } = Head.safeParse(JSON.parse(head));
  // Written by bytesOf in this form, from entries as the table had them.
  return data && { from: data.from, entries: lines.map((line): SearchEntry => JSON.parse(line)) };
}
