// How counters lie in the table: one item per shard, holding a figure for each group that is told apart.
import * as z from 'zod';
import { defineRecord } from '../record.ts';

export const countRecord = defineRecord({
  entity: 'count',
  plane: 'tenant',
  purpose:
    'How many items of one kind there are, told apart by group; moved in the transaction that makes, changes or removes one, spread over shards, and summed when a list has more than a page.',
  key: { pk: 'COUNT#{of}', sk: '{shard}' },
  schema: z
    .object({
      /** The entity, and what it is counted within: `evaluation/fuel/1.0.0`. */
      of: z.string(),
      /** A number; of what expires, the day and a number. */
      shard: z.string(),
      expiresAt: z.number().optional(),
    })
    // `n/live/DRAFT`: the figures.
    .catchall(z.union([z.number(), z.string()])),
});

export const platformCountRecord = defineRecord({ ...countRecord, entity: 'platform-count', plane: 'platform' });
