// How evaluations lie in the table.
import * as z from 'zod';
import { defineRecord } from '../platform/table/index.ts';

const Outcome = z.enum(['PASSED', 'FAILED']);

export const evaluationRecord = defineRecord({
  entity: 'evaluation',
  plane: 'tenant',
  purpose: 'One evaluation of a version: what it computed with, and how each golden case came out; never changed.',
  key: { pk: 'AGENT#{agentId}', sk: 'EVALUATION#{version}#{id}' },
  counts: [{ within: ['agentId', 'version'], by: ['outcome'], shards: 1 }],
  schema: z.object({
    id: z.string(),
    agentId: z.string(),
    version: z.string(),
    builtin: z.object({ id: z.string(), version: z.string() }),
    sets: z.array(z.object({ id: z.string(), version: z.string(), sha256: z.string() })),
    /** Digest of both. */
    basis: z.string(),
    outcome: Outcome,
    counts: z.object({ cases: z.number(), failed: z.number() }),
    /** The cases as JSON, zipped. */
    cases: z.instanceof(Uint8Array),
    /** The factor set that put the version in question. */
    factorSet: z.string().optional(),
    at: z.string(),
    by: z.string(),
  }),
});

export const standingRecord = defineRecord({
  entity: 'standing',
  plane: 'tenant',
  purpose:
    'The latest evaluation of a version: read to promote it, and the condition under which the next one is written.',
  key: { pk: 'AGENT#{agentId}', sk: 'STANDING#{version}' },
  schema: z.object({
    agentId: z.string(),
    version: z.string(),
    evaluationId: z.string(),
    outcome: Outcome,
    basis: z.string(),
    at: z.string(),
  }),
});
