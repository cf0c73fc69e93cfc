// A container that is new to a tenant brings along what others read most there, beside the request and never in its way.
import { addressOf, type RecordType, type Wanted } from '../../platform/table/index.ts';
import { countedIn, entryOf, keep, LONGEST_MS, type Remembering } from './container.ts';
import { worthBringing } from './favourites.ts';
import type { CacheFavourites, Stamps } from './records.ts';

interface Given {
  readonly favourites: CacheFavourites;
  /** Read before anything that is brought along now: what changes meanwhile moves one of them, and is forgotten. */
  readonly stamps: Stamps;
  readonly now: number;
}

/**
 * One call, which nobody waits for. Lambda may stop the container before it is answered: then it is answered when the container goes on,
 * or never, and what came in is shown only while the stamps of before still stand.
 */
export async function bringFavourites(at: Remembering, given: Given): Promise<void> {
  const { kinds, table, frame, container } = at;
  const wanted = worthBringing(
    given.favourites.of,
    kinds.map(({ name }) => name),
  ).flatMap(({ cache, key }) => {
    const kind = kinds.find(({ name }) => name === cache);
    const address = kind && addressOf(kind.record, frame.scope, key);
    return kind && address && !container.entries.get(address, given.now) ? [{ kind, key, address }] : [];
  });
  if (wanted.length === 0) return;
  const reading = container.nextReading();
  const found = await table.ahead(wanted.map(({ kind, key }): Wanted<RecordType> => [kind.record, key]));
  for (const [index, { kind, key, address }] of wanted.entries()) {
    const one = found[index];
    if (!one || (one.value === undefined && !kind.evenAbsent)) continue;
    const entry = entryOf(at, kind, { key, value: one.value, stamps: given.stamps, readAt: given.now, reading });
    if (!keep(container, address, entry, given.now + LONGEST_MS)) continue;
    container.unused.add(entry);
    countedIn(container, { tenantId: at.tenantId, cache: kind.name }, given.now).warmed += 1;
  }
}
