// How impact reports lie in the table.
import * as z from 'zod';
import { defineRecord } from '../platform/table/index.ts';
import { AgentImpact, Figure, OUTCOMES, STATES } from './model.ts';

export const reportRecord = defineRecord({
  entity: 'impact-report',
  plane: 'tenant',
  purpose:
    'Which results would come out otherwise, and by how much in sum: grown page by page, each page under the condition that it is the next. GSI1 lists reports by age.',
  key: { pk: 'IMPACT#{id}', sk: 'REPORT' },
  gsi1: { pk: 'IMPACTS#{listed}', sk: '{id}' },
  counts: [{ by: ['listed', 'state'], shards: 4 }],
  schema: z.object({
    id: z.string(),
    listed: z.literal('all'),
    state: z.enum(STATES),
    /** Results that rest on any of these are looked at. */
    factorSets: z.array(z.string()),
    /** The release that caused the report; absent where a person asked. */
    release: z.string().optional(),
    asOf: z.string(),
    counts: z.object({ results: z.number(), changed: z.number(), unchanged: z.number(), impossible: z.number() }),
    agents: z.array(AgentImpact),
    /** Where it goes on: which of the sets, which shard of its index, after which entry. */
    cursor: z.object({
      set: z.number(),
      /** Empty where a set is begun. */
      combination: z.string(),
      shard: z.number(),
      after: z.record(z.string(), z.unknown()).optional(),
    }),
    /** Pages written: the condition of the next. */
    page: z.number(),
    requestedAt: z.string(),
    requestedBy: z.string(),
    completedAt: z.string().optional(),
  }),
});

export const impactRecord = defineRecord({
  entity: 'impact',
  plane: 'tenant',
  purpose: 'One result of an impact report that comes out otherwise, or cannot be computed anew, figure by figure.',
  key: { pk: 'IMPACT#{reportId}', sk: 'RESULT#{executionId}' },
  schema: z.object({
    reportId: z.string(),
    executionId: z.string(),
    agentId: z.string(),
    agentVersion: z.string(),
    finishedAt: z.string(),
    outcome: z.enum(OUTCOMES),
    figures: z.array(Figure),
    problem: z.string().optional(),
  }),
});
