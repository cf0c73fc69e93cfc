// What a tenant's containers read most, so that a new one need not find out: a short list in which use fades away. Pure.
import * as z from 'zod';

/** So many of each cache: by Zipf's law the twenty most read of a thousand make half of all reads. */
export const MOST_FAVOURITES = 20;
/** All that one container brings along for one tenant at a time. */
const MOST_BYTES = 128 * 1024;
/** A use counts half as much after so long. */
const HALF_LIFE_MS = 600_000;
/** What has faded below this is forgotten. */
const LEAST = 0.25;

const KeyFields = z.record(z.string(), z.union([z.string(), z.number()]));
type KeyFields = z.output<typeof KeyFields>;

export const Favourite = z.object({ key: KeyFields, score: z.number(), bytes: z.int() });
export type Favourite = z.output<typeof Favourite>;

/** By cache. */
export type Favourites = Readonly<Record<string, readonly Favourite[]>>;

/** How often an item was read since its container last told, and how large it is. */
export interface Use {
  readonly cache: string;
  readonly key: KeyFields;
  readonly times: number;
  readonly bytes: number;
}

interface Before {
  readonly of: Favourites;
  readonly at: number;
}

/** The list as it was, faded, with what was used since. */
export function favouritesSince({ of, at }: Before, uses: readonly Use[], now: number): Record<string, Favourite[]> {
  const fading = 0.5 ** (Math.max(0, now - at) / HALF_LIFE_MS);
  const caches = new Map<string, Map<string, Favourite>>();
  const add = (cache: string, { key, score, bytes }: Favourite): void => {
    const listed = caches.get(cache) ?? new Map<string, Favourite>();
    caches.set(cache, listed);
    const name = nameOf(key);
    listed.set(name, { key, score: (listed.get(name)?.score ?? 0) + score, bytes });
  };
  for (const [cache, all] of Object.entries(of))
    for (const one of all) add(cache, { ...one, score: one.score * fading });
  for (const { cache, key, times, bytes } of uses) add(cache, { key, score: times, bytes });
  const listed = [...caches].map(([cache, all]) => [cache, best([...all.values()])] as const);
  return Object.fromEntries(listed.filter(([, all]) => all.length > 0));
}

const best = (all: readonly Favourite[]): Favourite[] =>
  all
    .filter(({ score }) => score >= LEAST)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_FAVOURITES)
    .map((one) => ({ ...one, score: Math.round(one.score * 1000) / 1000 }));

const nameOf = (key: KeyFields): string => JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Those of these caches that one container brings along: the most used first, as many as fit. */
export function worthBringing(of: Favourites, caches: readonly string[]): (Favourite & { readonly cache: string })[] {
  const all = caches.flatMap((cache) => (of[cache] ?? []).map((one) => ({ ...one, cache })));
  let bytes = 0;
  return all
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_FAVOURITES)
    .filter((one) => {
      if (bytes + one.bytes > MOST_BYTES) return false;
      bytes += one.bytes;
      return true;
    });
}
