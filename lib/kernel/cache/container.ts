// What one container remembers, of whichever tenants it served: entries, the stamps last seen, and what it counts.

import { type Memory, memory, together } from '../../platform/memory/index.ts';
import { fieldsOf, type Item, type RecordType, type Table } from '../../platform/table/index.ts';
import type { KernelFrame } from '../context.ts';
import type { CacheFavourites, CacheFigures, Stamps } from './records.ts';
import type { Remembered } from './remembered.ts';
import { groupsOf, stampsOf } from './stamps.ts';

const MOST_BYTES = 32 * 1024 * 1024;
const MOST_TENANTS = 2_000;
/** Used lately, of one tenant: among so many the most used are not lost. */
const MOST_USED = 100;
/** Should no stamp ever move again, nothing is shown beyond this. */
export const LONGEST_MS = 300_000;

export interface Entry {
  readonly tenantId: string;
  readonly cache: string;
  readonly value: unknown;
  readonly bytes: number;
  /** Of its groups, as they were before it was read. */
  readonly stamps: Stamps;
  readonly readAt: number;
  /** Which reading of this container it was: a slower, older one does not replace a newer one. */
  readonly reading: number;
}

type Counted = { -readonly [F in keyof CacheFigures]: CacheFigures[F] };

/** A tenant's own, from its first use on. */
export interface Account {
  readonly since: number;
  reportedAt: number;
  readonly caches: Map<string, Counted>;
  /** What readers asked for since it was last told, by address. */
  used: Memory<Used>;
  /** As last read; none where the tenant has none, undefined before it was asked for. */
  favourites: CacheFavourites | 'none' | undefined;
}

/** An item of a kind that is remembered, and how often it was asked for. */
export interface Used {
  readonly cache: string;
  readonly address: string;
  readonly key: Readonly<Record<string, string | number>>;
  times: number;
}

export interface Container {
  readonly entries: Memory<Entry>;
  /** The stamps of a tenant, and when they were asked for. */
  readonly seen: Memory<{ readonly stamps: Stamps; readonly at: number }>;
  readonly accounts: Memory<Account>;
  /** Brought along, and not asked for so far. */
  readonly unused: WeakSet<Entry>;
  readonly join: (address: string, read: () => Promise<unknown>) => Promise<unknown>;
  nextReading(): number;
  /** What it calls itself where it reports. */
  name: string | undefined;
}

/** A call, and where it remembers. */
export interface Remembering {
  /** What of this table is remembered: of these kinds favourites are told and brought along. */
  readonly kinds: readonly Remembered[];
  readonly table: Table;
  readonly frame: KernelFrame;
  readonly tenantId: string;
  readonly container: Container;
}

export function openContainer(mostBytes = MOST_BYTES): Container {
  const accounts = memory<Account>({ most: MOST_TENANTS });
  let readings = 0;
  return {
    accounts,
    entries: memory<Entry>({
      mostBytes,
      gone: ({ tenantId, cache }, bytes, why) => {
        const counted = accounts.get(tenantId)?.caches.get(cache);
        if (!counted) return;
        counted.entries -= 1;
        counted.bytes -= bytes;
        if (why === 'evicted') counted.evictions += 1;
      },
    }),
    seen: memory({ most: MOST_TENANTS }),
    unused: new WeakSet(),
    join: together(),
    nextReading: () => ++readings,
    name: undefined,
  };
}

export function accountOf({ accounts }: Container, tenantId: string, now: number): Account {
  const known = accounts.get(tenantId);
  if (known) return known;
  const begun = { since: now, reportedAt: now, caches: new Map(), used: freshlyUsed(), favourites: undefined };
  accounts.set(tenantId, begun);
  return begun;
}

export const freshlyUsed = (): Memory<Used> => memory({ most: MOST_USED });

const NOTHING: CacheFigures = { hits: 0, misses: 0, evictions: 0, entries: 0, bytes: 0, warmed: 0, warmedUsed: 0 };

/** What is counted of one cache of one tenant. */
export function countedIn(container: Container, { tenantId, cache }: Pick<Entry, 'tenantId' | 'cache'>, now: number) {
  const account = accountOf(container, tenantId, now);
  const counted = account.caches.get(cache) ?? { ...NOTHING };
  account.caches.set(cache, counted);
  return counted;
}

interface Found extends Pick<Entry, 'value' | 'readAt' | 'reading'> {
  readonly key: Item;
  readonly stamps: Stamps;
}

/** What was found at a key, under the stamps its groups had before. */
export function entryOf(
  { tenantId }: Pick<Remembering, 'tenantId'>,
  { name, record, tags }: Pick<Remembered, 'name' | 'record' | 'tags'>,
  { key, value, stamps, readAt, reading }: Found,
): Entry {
  const groups = groupsOf(name, partsOf(record, key), tags(namedIn(key)));
  const bytes = JSON.stringify(value ?? null).length;
  return { tenantId, cache: name, value, bytes, stamps: stampsOf(groups, stamps), readAt, reading };
}

/** The values of a key in the order of its template. */
const partsOf = (record: RecordType, key: Item): string[] =>
  [...fieldsOf(record.key.pk), ...fieldsOf(record.key.sk)].map((field) => String(key[field]));

/** The fields of a key, which are texts and numbers. */
export const namedIn = (key: Item): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(key).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );

/** False where a newer reading already stands there, or where it is too large to be kept. */
export function keep(container: Container, address: string, entry: Entry, until: number): boolean {
  const { entries } = container;
  if ((entries.get(address)?.reading ?? 0) > entry.reading) return false;
  entries.set(address, entry, { until, bytes: entry.bytes });
  if (entries.get(address) !== entry) return false;
  const counted = countedIn(container, entry, entry.readAt);
  counted.entries += 1;
  counted.bytes += entry.bytes;
  return true;
}
