// A container says what it remembers for a tenant and what was read most, at most once a minute and only while it reads anyway.
import { settingOr } from '../../platform/settings.ts';
import { put, type Write, wasOvertaken } from '../../platform/table/index.ts';
import { type Account, type Container, freshlyUsed, type Remembering } from './container.ts';
import { favouritesSince, type Use } from './favourites.ts';
import { cacheFavouritesRecord, cacheFiguresRecord } from './records.ts';

const EVERY_MS = 60_000;
const KEPT_SECONDS = 86_400;

export const isDue = ({ reportedAt }: Account, now: number): boolean => now - reportedAt >= EVERY_MS;

/** Neither is worth failing a request for. */
export async function report(at: Remembering, now: number): Promise<void> {
  const { table, frame, tenantId, container } = at;
  const account = container.accounts.get(tenantId);
  if (!account || !isDue(account, now)) return;
  account.reportedAt = now;
  container.name ??= frame.ids.next('ctr');
  const writes = [figuresOf(account, container.name, now), ...favouritesOf(account, container, now)];
  const failed = (error: unknown) => {
    if (!wasOvertaken(error)) frame.log.warn('failed', { error: error instanceof Error ? error : String(error) });
  };
  await Promise.all(writes.map((write) => table.transact([write]).catch(failed)));
}

function figuresOf(account: Account, container: string, now: number): Write {
  return put(cacheFiguresRecord, {
    container,
    operation: settingOr('FUNCTION_ID', 'unknown'),
    since: new Date(account.since).toISOString(),
    at: new Date(now).toISOString(),
    caches: Object.fromEntries([...account.caches].map(([name, counted]) => [name, { ...counted }])),
    expiresAt: Math.floor(now / 1000) + KEPT_SECONDS,
  });
}

/** The tenant's list with this container's last minute; of two who tell at once the second is refused, and what it knew is gone. */
function favouritesOf(account: Account, { entries }: Container, now: number): Write[] {
  const uses = account.used.values().flatMap(({ address, ...use }): Use[] => {
    const bytes = entries.get(address)?.bytes;
    return bytes === undefined ? [] : [{ ...use, bytes }];
  });
  account.used = freshlyUsed();
  if (uses.length === 0 || account.favourites === undefined) return [];
  const before = account.favourites === 'none' ? undefined : account.favourites;
  const next = {
    version: (before?.version ?? 0) + 1,
    at: now,
    of: favouritesSince(before ?? { of: {}, at: now }, uses, now),
    expiresAt: Math.floor(now / 1000) + KEPT_SECONDS,
  };
  account.favourites = next;
  const when = before ? { is: { version: before.version } } : ({ absent: true } as const);
  return [put(cacheFavouritesRecord, next, { when })];
}
