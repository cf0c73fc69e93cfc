// What containers say to one another about what they keep in mind: stamps, figures, and results dear to compute.
import * as z from 'zod';
import { defineRecord, type Value } from '../../platform/table/index.ts';
import { Favourite } from './favourites.ts';

export const cacheStampRecord = defineRecord({
  entity: 'cache-stamps',
  plane: 'tenant',
  purpose:
    "The tenant's stamps: a number per group of things, moved when one of them changes. A container that remembers something asks for them every five seconds and forgets what has another number.",
  key: { pk: 'CACHE', sk: 'STAMPS' },
  schema: z.object({}).catchall(z.number()),
});

export const CacheFigures = z.object({
  hits: z.int(),
  misses: z.int(),
  evictions: z.int(),
  entries: z.int(),
  bytes: z.int(),
  /** What was brought along before anybody asked, and how many of those somebody then asked for. */
  warmed: z.int().default(0),
  warmedUsed: z.int().default(0),
});
export type CacheFigures = z.output<typeof CacheFigures>;

export const cacheFiguresRecord = defineRecord({
  entity: 'cache-figures',
  plane: 'tenant',
  purpose:
    'What one container last said of what it remembers for this tenant, at most once a minute; expires by TTL a day later.',
  key: { pk: 'CACHE', sk: 'FIGURES#{container}' },
  schema: z.object({
    container: z.string(),
    operation: z.string(),
    since: z.string(),
    at: z.string(),
    caches: z.record(z.string(), CacheFigures),
    expiresAt: z.number(),
  }),
});

export const cacheResultRecord = defineRecord({
  entity: 'cache-result',
  plane: 'tenant',
  purpose:
    'A result that took many reads to compute, with the stamps it was computed under: good for all containers while those stand. Expires by TTL.',
  key: { pk: 'CACHE', sk: 'RESULT#{name}#{of}' },
  schema: z.object({
    name: z.string(),
    of: z.string(),
    value: z.string(),
    stamps: z.record(z.string(), z.number()),
    expiresAt: z.number(),
  }),
});

export const cacheFavouritesRecord = defineRecord({
  entity: 'cache-favourites',
  plane: 'tenant',
  purpose:
    'What this tenant reads most, twenty of each cache at most, in which use fades by half in ten minutes: a container new to the tenant reads it with its first item and brings those along. Expires by TTL a day after the last use.',
  key: { pk: 'CACHE', sk: 'FAVOURITES' },
  schema: z.object({
    /** Counts every change: of two containers that tell at once the second tells again a minute later. */
    version: z.int(),
    at: z.number(),
    of: z.record(z.string(), z.array(Favourite)),
    expiresAt: z.number(),
  }),
});
export type CacheFavourites = Value<typeof cacheFavouritesRecord>;

export type Stamps = Value<typeof cacheStampRecord>;
