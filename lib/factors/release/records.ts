// How candidates for new sets, and what was published since this release, lie on the platform's plane.
import * as z from 'zod';
import { defineRecord, type Value } from '../../platform/table/index.ts';
import { PublishedSet, StoredDeprecation } from '../shelf/records.ts';

export const CANDIDATE_STATES = ['ANNOUNCED', 'HELD', 'APPROVED', 'PUBLISHED', 'REFUSED'] as const;

export const Finding = z.object({ check: z.string(), at: z.string(), message: z.string() });
export type Finding = z.output<typeof Finding>;

export const factorCandidateRecord = defineRecord({
  entity: 'factor-candidate',
  plane: 'platform',
  purpose:
    'One candidate for a new set of factors with its findings; its content lies in the bucket. GSI1 holds those still to be judged, so that the job need not look through the others.',
  key: { pk: 'FACTOR_CANDIDATE#{id}', sk: 'FACTOR_CANDIDATE' },
  gsi1: { pk: 'FACTOR_CANDIDATES#{queue}', sk: '{createdAt}#{id}' },
  schema: z.object({
    id: z.string(),
    state: z.enum(CANDIDATE_STATES),
    /** `due` while the job has something to do with it; absent otherwise. */
    queue: z.literal('due').optional(),
    createdAt: z.string(),
    createdBy: z.string(),
    /** The tenant of whoever announced it: its audit trail tells the story. */
    tenantId: z.string(),
    setId: z.string().optional(),
    sha256: z.string().optional(),
    findings: z.array(Finding),
    approval: z.object({ by: z.string(), at: z.string(), reason: z.string() }).optional(),
  }),
});
export type FactorCandidate = Value<typeof factorCandidateRecord>;

export const Counts = z.object({
  rows: z.int(),
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  jumped: z.int(),
});

export const CataloguedSet = PublishedSet.omit({ adoptedAt: true }).extend({
  supersedes: z.string().optional(),
  counts: Counts,
});
export type CataloguedSet = z.output<typeof CataloguedSet>;

export const factorCatalogueRecord = defineRecord({
  entity: 'factor-catalogue',
  plane: 'platform',
  purpose: 'What was published or deprecated for all tenants since this release: the job brings every tenant up to it.',
  key: { pk: 'FACTOR_CATALOGUE', sk: 'FACTOR_CATALOGUE' },
  schema: z.object({ version: z.int(), published: z.array(CataloguedSet), deprecations: z.array(StoredDeprecation) }),
});
export type FactorCatalogue = Value<typeof factorCatalogueRecord>;
export const EMPTY_CATALOGUE: FactorCatalogue = { version: 0, published: [], deprecations: [] };

export const feedKey = (candidateId: string): string => `factor-feed/${candidateId}.json`;
