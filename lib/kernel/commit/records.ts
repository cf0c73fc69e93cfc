// What every commit leaves beside the state it changes: the audit entry, the event to be carried out, the usage counted.
import * as z from 'zod';
import { Envelope } from '../../../events/envelope.ts';
import { defineRecord } from '../../platform/table/index.ts';

export const auditRecord = defineRecord({
  entity: 'audit',
  plane: 'tenant',
  purpose: 'Who did what to which thing; appended in the transaction that did it, by day and shard, never changed.',
  key: { pk: 'AUDIT#{day}#{shard}', sk: '{id}' },
  schema: z.object({
    tenantId: z.string(),
    id: z.string(),
    day: z.string(),
    shard: z.number(),
    at: z.string(),
    action: z.string(),
    resource: z.string(),
    principal: z.string(),
    actingFrom: z.string().optional(),
    requestId: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});

export const outboxRecord = defineRecord({
  entity: 'outbox',
  plane: 'tenant',
  purpose: 'Events waiting for the stream to carry them to the bus; expire by TTL after seven days.',
  key: { pk: 'OUTBOX#{shard}', sk: '{id}' },
  schema: Envelope.extend({ shard: z.number(), expiresAt: z.number() }),
});

export const usageRecord = defineRecord({
  entity: 'usage',
  plane: 'tenant',
  purpose: 'Counters per month and metric, spread over shards so that a busy tenant does not contend with itself.',
  key: { pk: 'USAGE#{month}#{metric}#{shard}', sk: 'COUNT' },
  schema: z.object({ amount: z.number() }),
});

const SHARDS = 8;

/** The last character of a ULID is random: it spreads writes evenly over the shards. */
export const shardOf = (id: string): number => (id.codePointAt(id.length - 1) ?? 0) % SHARDS;
