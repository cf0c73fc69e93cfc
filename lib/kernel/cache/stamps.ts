// Stamps: which numbers stand for what, so that one small item says of everything a tenant has whether it may have changed.
import { createHash } from 'node:crypto';
import { patch, type Write } from '../../platform/table/index.ts';
import { cacheStampRecord, type Stamps } from './records.ts';

/** What can be forgotten in one go. `prefix`: a cache, or as many parts of a key as wanted: `agents/fleet-fuel`. */
export type Group = 'all' | `tag:${string}` | `prefix:${string}`;

/** So few that the item stays below 1 KB, so many that a change seldom concerns a stranger. */
const SLOTS = 64;

/** Groups may share a number: then more is forgotten than need be, and never less. */
export const slotOf = (group: Group): string =>
  group === 'all' ? 'all' : `s${(createHash('sha256').update(group).digest()[0] ?? 0) % SLOTS}`;

/** The stamps that stand for these groups, as they are now. */
export const stampsOf = (groups: readonly Group[], now: Stamps): Stamps =>
  Object.fromEntries(groups.map(slotOf).map((slot) => [slot, now[slot] ?? 0]));

export const stillStands = (under: Stamps, now: Stamps): boolean =>
  Object.entries(under).every(([slot, stamp]) => (now[slot] ?? 0) === stamp);

/** Adds and does not set: of two who move a stamp at once neither is lost. */
export const moveStamps = (groups: readonly Group[]): Write =>
  patch(cacheStampRecord, {}, { add: Object.fromEntries(groups.map(slotOf).map((slot) => [slot, 1])) });

/** All that an entry is found by: everything, its cache, each part of its key, and its tags. */
export function groupsOf(name: string, parts: readonly string[], tags: readonly string[]): Group[] {
  const prefixes = [name, ...parts].map((_, index) => [name, ...parts].slice(0, index + 1).join('/'));
  return ['all', ...prefixes.map((prefix) => `prefix:${prefix}` as const), ...tags.map((tag) => `tag:${tag}` as const)];
}
