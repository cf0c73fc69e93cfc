// A table that remembers: what is asked for often and changes seldom is read once per container and a few seconds.

import { addressOf, type KeyOf, type RecordType, type Value } from '../../platform/table/index.ts';
import { fieldsOf } from '../../platform/table/keys.ts';
import { countRemembered } from '../observe.ts';
import type { Permission } from '../permissions.ts';
import { type Container, countedIn, type Entry, keep, type Remembering } from './container.ts';
import { STAMP_SECONDS, toleratedMs } from './freshness.ts';
import { cacheStampRecord, type Stamps } from './records.ts';
import { report } from './report.ts';
import { groupsOf, stampsOf, stillStands } from './stamps.ts';

/** One kind of item worth remembering. */
export interface Remembered {
  /** What it is called in figures and prefixes: `agents`. */
  readonly name: string;
  readonly record: RecordType;
  /** Who may change such a thing, and is therefore shown it as it is. */
  readonly changedBy: readonly Permission[];
  /** It is never another once it is there: stamps are for forgetting it by hand. */
  readonly immutable?: true;
  /** That there is none is worth remembering, too: most tenants have none, and its coming moves a stamp. */
  readonly evenAbsent?: true;
  /** What its changes are known by: `agent:fleet-fuel`. */
  readonly tags: (key: Readonly<Record<string, string | number | undefined>>) => readonly string[];
}

/** Should no stamp ever move again, nothing is shown beyond this. */
const LONGEST_MS = 300_000;

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
  const counted = countedIn(container, { tenantId, cache: kind.name }, now);
  countRemembered(found !== undefined);
  if (found) {
    counted.hits += 1;
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
  const { container, tenantId } = at;
  const { name, record, address, now } = kind;
  const reading = container.nextReading();
  const [value, stamps] = await withStamps(at, record, key, now);
  if (value === undefined && !kind.evenAbsent) container.entries.delete(address);
  else {
    const groups = groupsOf(name, partsOf(record, key), kind.tags(key));
    const entry: Entry = { tenantId, cache: name, value, stamps: stampsOf(groups, stamps), readAt: now, reading };
    keep(container, address, entry, now + LONGEST_MS);
  }
  return value;
}

/** The stamps come along in the same call when those known have become old; older stamps only make one forget sooner. */
async function withStamps<R extends RecordType>(
  { table, container, tenantId }: Remembering,
  record: R,
  key: KeyOf<R>,
  now: number,
): Promise<readonly [Value<R> | undefined, Stamps]> {
  const seen = container.seen.get(tenantId);
  if (seen && now - seen.at < STAMP_SECONDS * 1000) return [await table.get(record, key), seen.stamps];
  const [value, stamps = {}] = await table.pair([record, key], [cacheStampRecord, {}]);
  if ((container.seen.get(tenantId)?.at ?? 0) <= now) container.seen.set(tenantId, { stamps, at: now });
  return [value, stamps];
}

/** The values of a key in the order of its template. */
function partsOf(record: RecordType, key: Readonly<Record<string, string | number | undefined>>): string[] {
  return [...fieldsOf(record.key.pk), ...fieldsOf(record.key.sk)].map((field) => String(key[field]));
}
