// How a tenant's part of the library lies in its storage: one item that says everything, so that a run reads it once.
import * as z from 'zod';
import { defineRecord, type Value } from '../../platform/table/index.ts';
import { Edition } from '../archive/model.ts';

const figure = z.string().optional();

export const StoredOwnFactor = z.object({
  id: z.string(),
  revision: z.int(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  activity: z.string(),
  unit: z.string(),
  region: z.string(),
  scope: z.enum(['1', '2', '3', 'outside']),
  validFrom: z.string(),
  validTo: z.nullable(z.string()),
  ...{ co2e: figure, co2: figure, ch4: figure, n2o: figure, biogenicCo2: figure, uncertainty: figure },
  source: z.string(),
  quality: z.record(z.string(), z.number()).optional(),
  replaces: z.string().optional(),
  replacesKey: z.string().optional(),
  withdrawn: z.boolean().optional(),
});

export const StoredDeprecation = z.object({
  setId: z.string(),
  reason: z.string(),
  replacement: z.string().optional(),
  at: z.string(),
  by: z.enum(['platform', 'tenant']),
});

/** A set published after this release: its content lies in the storage under its checksum. */
export const PublishedSet = Edition.omit({ file: true }).extend({
  /** When it came to this tenant: the runs asked for before are reckoned without it. */
  adoptedAt: z.string(),
});
export type PublishedSet = z.output<typeof PublishedSet>;

export const factorShelfRecord = defineRecord({
  entity: 'factor-shelf',
  plane: 'tenant',
  purpose:
    "A tenant's part of the factor library: own factors with all their revisions (above 150 KB in an object the item points to), sets published since this release, deprecated sets. One read opens the whole library.",
  key: { pk: 'FACTOR_SHELF', sk: 'FACTOR_SHELF' },
  schema: z.object({
    /** Counts every change: the optimistic lock. */
    version: z.int(),
    own: z.array(StoredOwnFactor),
    /** Where `own` became too long: SHA-256 of the object that holds all revisions. */
    ownElsewhere: z.object({ sha256: z.string(), revisions: z.int() }).optional(),
    deprecations: z.array(StoredDeprecation),
    published: z.array(PublishedSet),
  }),
});
export type FactorShelf = Value<typeof factorShelfRecord>;

export const EMPTY_SHELF: FactorShelf = { version: 0, own: [], deprecations: [], published: [] };

/** Content-addressed: what lies there never changes. */
export const setKey = (sha256: string): string => `factor-sets/${sha256}.json`;
export const ownKey = (sha256: string): string => `factor-overrides/${sha256}.json`;
