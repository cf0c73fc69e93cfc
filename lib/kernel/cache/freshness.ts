// How old a thing a caller may be shown: as the request says, else as the caller's own rights demand.
import type { Permission } from '../permissions.ts';
import type { Principal } from '../principal.ts';

/** So often a container asks for a tenant's stamps; what it shows is no older than this and the way of an event. */
export const STAMP_SECONDS = 5;

/** What the request asks for, and what it was given. */
export interface Freshness {
  /** `Cache-Control: max-age`, and 0 for `no-cache`. */
  readonly askedMs: number | undefined;
  /** The age of the oldest thing shown out of memory; absent where nothing was. */
  servedMs?: number;
  /** Whether something that could have been remembered had to be read. */
  missed?: boolean;
}

export function freshnessOf(cacheControl: string | undefined): Freshness {
  const said = (cacheControl ?? '')
    .toLowerCase()
    .split(',')
    .map((word) => word.trim());
  if (said.includes('no-cache') || said.includes('no-store')) return { askedMs: 0 };
  const seconds = said.map((word) => /^max-age=(\d{1,9})$/.exec(word)?.[1]).find((found) => found !== undefined);
  return { askedMs: seconds === undefined ? undefined : Number(seconds) * 1000 };
}

/**
 * Whoever may change a thing is shown it as it is, unless they say that older will do: so nobody is shown less than what
 * they just wrote, in whichever container. Whoever may only read it cannot have written it.
 */
export function toleratedMs(changedBy: readonly Permission[], principal: Principal, asked: number | undefined): number {
  const most = STAMP_SECONDS * 1000;
  const mayChange = changedBy.some((permission) => principal.permissions.includes(permission));
  return Math.min(most, asked ?? (mayChange ? 0 : most));
}

/** `Age` (RFC 9111) and `Cache-Status` (RFC 9211) of an answer. */
export function freshnessHeaders({ askedMs, servedMs, missed }: Freshness): Readonly<Record<string, string>> {
  if (servedMs === undefined && !missed) return {};
  if (servedMs === undefined) return { 'Cache-Status': `container; fwd=${askedMs === 0 ? 'request' : 'miss'}` };
  return { 'Cache-Status': 'container; hit', Age: String(Math.floor(servedMs / 1000)) };
}
