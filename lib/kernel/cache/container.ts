// What one container remembers, of whichever tenants it served: entries, the stamps last seen, and what it counts.

import { type Memory, memory, together } from '../../platform/memory/index.ts';
import type { Table } from '../../platform/table/index.ts';
import type { KernelFrame } from '../context.ts';
import type { CacheFigures, Stamps } from './records.ts';

const MOST_BYTES = 32 * 1024 * 1024;
const MOST_TENANTS = 2_000;

export interface Entry {
  readonly tenantId: string;
  readonly cache: string;
  readonly value: unknown;
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
}

export interface Container {
  readonly entries: Memory<Entry>;
  /** The stamps of a tenant, and when they were asked for. */
  readonly seen: Memory<{ readonly stamps: Stamps; readonly at: number }>;
  readonly accounts: Memory<Account>;
  readonly join: (address: string, read: () => Promise<unknown>) => Promise<unknown>;
  nextReading(): number;
  /** What it calls itself where it reports. */
  name: string | undefined;
}

/** A call, and where it remembers. */
export interface Remembering {
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
    join: together(),
    nextReading: () => ++readings,
    name: undefined,
  };
}

/** What is counted of one cache of one tenant. */
export function countedIn(
  { accounts }: Container,
  { tenantId, cache }: Pick<Entry, 'tenantId' | 'cache'>,
  now: number,
) {
  const account = accounts.get(tenantId) ?? { since: now, reportedAt: now, caches: new Map<string, Counted>() };
  accounts.set(tenantId, account);
  const counted = account.caches.get(cache) ?? { hits: 0, misses: 0, evictions: 0, entries: 0, bytes: 0 };
  account.caches.set(cache, counted);
  return counted;
}

export function keep(container: Container, address: string, entry: Entry, until: number): void {
  const { entries } = container;
  if ((entries.get(address)?.reading ?? 0) > entry.reading) return;
  const bytes = JSON.stringify(entry.value ?? null).length;
  const counted = countedIn(container, entry, entry.readAt);
  counted.entries += 1;
  counted.bytes += bytes;
  entries.set(address, entry, { until, bytes });
}
