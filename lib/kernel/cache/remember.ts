// A table that remembers: what is asked for often and changes seldom is read once per container and a few seconds.

import { addressOf, type KeyOf, type RecordType, type Value } from '../../platform/table/index.ts';
import { countRemembered } from '../observe.ts';
import {
  type Account,
  accountOf,
  type Container,
  countedIn,
  entryOf,
  keep,
  LONGEST_MS,
  namedIn,
  type Remembering,
} from './container.ts';
import { STAMP_SECONDS, toleratedMs } from './freshness.ts';
import { cacheFavouritesRecord, cacheStampRecord, type Stamps } from './records.ts';
import type { Remembered } from './remembered.ts';
import { isDue, report } from './report.ts';
import { stillStands } from './stamps.ts';
import { bringFavourites } from './warm.ts';

/** Reads through the container's memory: no call where it may be shown from there, and one where it may not. */
export async function remembered<R extends RecordType>(
  at: Remembering,
  kind: Remembered & { readonly record: R },
  key: KeyOf<R>,
): Promise<Value<R> | undefined> {
  const { frame, container, tenantId } = at;
  const now = frame.clock.now().getTime();
  const address = addressOf(kind.record, frame.scope, key);
  const asked = frame.freshness?.askedMs;
  const tolerated = toleratedMs(kind.changedBy, frame.principal, asked);
  const found =
    tolerated > 0 ? shown(container, address, { now, tolerated, immutable: kind.immutable === true }) : undefined;
  const account = accountOf(container, tenantId, now);
  const counted = countedIn(container, { tenantId, cache: kind.name }, now);
  countRemembered(found !== undefined);
  if (tolerated > 0) noteUse(at, account, { cache: kind.name, address, key });
  if (found) {
    counted.hits += 1;
    if (container.unused.delete(found.entry)) counted.warmedUsed += 1;
    if (frame.freshness) frame.freshness.servedMs = Math.max(frame.freshness.servedMs ?? 0, found.ageMs);
    // An address holds what was read by this very record and key.
    return found.entry.value as Value<R> | undefined;
  }
  counted.misses += 1;
  if (frame.freshness) frame.freshness.missed = true;
  const read = () => readAndKeep(at, { ...kind, address, now }, key);
  // Whoever must see what is there now does not wait for what another began to read before.
  const value = await (tolerated > 0 ? container.join(address, read) : read());
  await report(at, now);
  return value as Value<R> | undefined;
}

/** Of those who may be shown what is remembered: they alone gain by its being brought along. */
function noteUse(
  { kinds }: Remembering,
  { used }: Account,
  { cache, address, key }: { readonly cache: string; readonly address: string; readonly key: KeyOf<RecordType> },
): void {
  const known = used.get(address);
  if (known) known.times += 1;
  else if (kinds.some(({ name }) => name === cache)) used.set(address, { cache, address, key: namedIn(key), times: 1 });
}

interface Wish {
  readonly now: number;
  readonly tolerated: number;
  readonly immutable: boolean;
}

function shown(container: Container, address: string, { now, tolerated, immutable }: Wish) {
  const entry = container.entries.get(address, now);
  if (!entry) return undefined;
  const seen = container.seen.get(entry.tenantId);
  if (seen && !stillStands(entry.stamps, seen.stamps)) return undefined;
  // Read then, or found unchanged since.
  const ageMs = now - Math.max(entry.readAt, seen?.at ?? 0);
  return immutable || ageMs < tolerated ? { entry, ageMs } : undefined;
}

async function readAndKeep<R extends RecordType>(
  at: Remembering,
  kind: Remembered & { readonly record: R; readonly address: string; readonly now: number },
  key: KeyOf<R>,
): Promise<Value<R> | undefined> {
  const { container } = at;
  const { record, address, now } = kind;
  const reading = container.nextReading();
  const [value, stamps] = await withStamps(at, record, key, now);
  if (value === undefined && !kind.evenAbsent) container.entries.delete(address);
  else keep(container, address, entryOf(at, kind, { key, value, stamps, readAt: now, reading }), now + LONGEST_MS);
  return value;
}

/** The stamps come along in the same call when those known have become old; older stamps only make one forget sooner. */
async function withStamps<R extends RecordType>(
  at: Remembering,
  record: R,
  key: KeyOf<R>,
  now: number,
): Promise<readonly [Value<R> | undefined, Stamps]> {
  const { table, container, tenantId } = at;
  const account = accountOf(container, tenantId, now);
  if (account.favourites === undefined || isDue(account, now)) {
    const [value, stamps = {}, favourites] = await table.trio(
      [record, key],
      [cacheStampRecord, {}],
      [cacheFavouritesRecord, {}],
    );
    see(at, stamps, now);
    if (account.favourites === undefined && favourites) beside(at, bringFavourites(at, { favourites, stamps, now }));
    account.favourites = favourites ?? 'none';
    return [value, stamps];
  }
  const seen = container.seen.get(tenantId);
  if (seen && now - seen.at < STAMP_SECONDS * 1000) return [await table.get(record, key), seen.stamps];
  const [value, stamps = {}] = await table.pair([record, key], [cacheStampRecord, {}]);
  see(at, stamps, now);
  return [value, stamps];
}

function see({ container, tenantId }: Remembering, stamps: Stamps, now: number): void {
  if ((container.seen.get(tenantId)?.at ?? 0) <= now) container.seen.set(tenantId, { stamps, at: now });
}

/** What nobody waits for fails nobody. */
function beside({ frame }: Remembering, work: Promise<void>): void {
  work.catch((error: unknown) => frame.log.warn('failed', { error: error instanceof Error ? error : String(error) }));
}
