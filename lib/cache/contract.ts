// What operators see and say of the cache.
import * as z from 'zod';
import { CacheFigures } from '../kernel/index.ts';

const Name = z
  .string()
  .regex(/^[a-z][\w.@/:-]{0,199}$/, 'Begins with a small letter; letters, digits and . @ / : - _ follow; at most 200.');

/** One of them, or several: whatever is in any of the groups is forgotten. */
export const Invalidation = z
  .strictObject({
    all: z.literal(true).optional().describe('Everything remembered for the tenant.'),
    tags: z.array(Name).min(1).max(50).optional().describe('`agent:fuel-emissions`, `agents`, `factors`.'),
    prefixes: z.array(Name).min(1).max(50).optional().describe('A cache and parts of a key: `agents/fuel-emissions`.'),
  })
  .refine(({ all, tags, prefixes }) => all ?? tags ?? prefixes, 'Say what to forget: "all", "tags" or "prefixes".');
export type Invalidation = z.output<typeof Invalidation>;

export const InvalidatedView = z.strictObject({
  groups: z.array(z.string()),
  /** When the last container will have noticed. */
  effectiveBy: z.iso.datetime(),
});
export type InvalidatedView = z.output<typeof InvalidatedView>;

const Figures = z.strictObject({ ...CacheFigures.shape, hitRate: z.number().min(0).max(1).nullable() });

export const CacheStats = z.strictObject({
  /** Of all containers that said something in the last 24 hours. */
  caches: z.array(z.strictObject({ name: z.string(), ...Figures.shape })),
  containers: z.array(
    z.strictObject({
      container: z.string(),
      operation: z.string(),
      since: z.iso.datetime(),
      at: z.iso.datetime(),
      caches: z.array(z.strictObject({ name: z.string(), ...Figures.shape })),
    }),
  ),
});
export type CacheStats = z.output<typeof CacheStats>;
