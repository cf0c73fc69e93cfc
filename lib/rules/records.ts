// How rules lie in the table.
import * as z from 'zod';
import { defineRecord } from '../platform/table/index.ts';
import { RULE_KINDS } from './model.ts';

export const ruleRecord = defineRecord({
  entity: 'rule',
  plane: 'tenant',
  purpose: 'One rule: which versions it has and which is active. GSI1 lists the live rules of a tenant by id.',
  key: { pk: 'RULE#{id}', sk: 'RULE' },
  gsi1: { pk: 'RULES#{listed}', sk: '{id}' },
  counts: [{ by: ['listed', 'kind'] }],
  schema: z.object({
    id: z.string(),
    kind: z.enum(RULE_KINDS),
    name: z.string(),
    priority: z.number(),
    latestVersion: z.number(),
    activeVersion: z.number().optional(),
    /** What a rollback returns to. */
    previousVersion: z.number().optional(),
    /** Counts every change: the optimistic lock. */
    version: z.number(),
    createdAt: z.string(),
    createdBy: z.string(),
    updatedAt: z.string(),
    /** `live` while it is to be listed; absent once deleted. */
    listed: z.literal('live').optional(),
  }),
});

export const ruleVersionRecord = defineRecord({
  entity: 'rule-version',
  plane: 'tenant',
  purpose: 'One version of a rule, whole; never changed once made.',
  key: { pk: 'RULE#{ruleId}', sk: 'VERSION#{order}' },
  asText: ['rule'],
  schema: z.object({
    ruleId: z.string(),
    version: z.number(),
    /** The version in eight digits. */
    order: z.string(),
    rule: z.record(z.string(), z.json()),
    createdAt: z.string(),
    createdBy: z.string(),
  }),
});

export const ruleChangeRecord = defineRecord({
  entity: 'rule-change',
  plane: 'tenant',
  purpose: 'The history of a rule, in order.',
  key: { pk: 'RULE#{ruleId}', sk: 'CHANGE#{order}' },
  counts: [{ within: ['ruleId'], by: ['action'], shards: 1 }],
  schema: z.object({
    ruleId: z.string(),
    /** The lock number of the rule in eight digits. */
    order: z.string(),
    action: z.enum(['version-created', 'activated', 'deactivated', 'rolled-back']),
    version: z.number(),
    at: z.string(),
    by: z.string(),
    reason: z.string().optional(),
  }),
});

export const activeRuleRecord = defineRecord({
  entity: 'active-rule',
  plane: 'tenant',
  purpose: 'The active version of a rule, whole: one query brings all that is run on a record.',
  key: { pk: 'ACTIVERULES#{shelf}', sk: '{ruleId}' },
  asText: ['rule'],
  schema: z.object({
    shelf: z.literal('all'),
    ruleId: z.string(),
    version: z.number(),
    rule: z.record(z.string(), z.json()),
  }),
});

export const ruleSetRecord = defineRecord({
  entity: 'rule-set',
  plane: 'tenant',
  purpose: 'Counts changes of what is active, so that of two activations at once each is judged against the other.',
  key: { pk: 'RULESET#{shelf}', sk: 'RULESET' },
  schema: z.object({ shelf: z.literal('all'), revision: z.number() }),
});

export const ruleHourRecord = defineRecord({
  entity: 'rule-hour',
  plane: 'tenant',
  purpose: 'How often a rule was run and fired in one hour and how long it took; read newest first.',
  key: { pk: 'RULEHOURS#{ruleId}', sk: '{hour}' },
  schema: z.object({
    ruleId: z.string(),
    /** `2026-01-31T12`, UTC. */
    hour: z.string(),
    evaluated: z.number(),
    fired: z.number(),
    problems: z.number(),
    durationMs: z.number(),
  }),
});
