// How the audit chain lies in the table.
import * as z from 'zod';
import { defineRecord } from '../platform/table/index.ts';

/** An entry vouched for: where it lies, and what it said when it was written. */
export const Link = z.object({ day: z.string(), shard: z.number(), id: z.string(), digest: z.string() });
export type Link = z.output<typeof Link>;

export const blockRecord = defineRecord({
  entity: 'audit-block',
  plane: 'tenant',
  purpose: 'One block of the audit chain: the entries it vouches for and the hash that binds it to the block before.',
  key: { pk: 'AUDITCHAIN', sk: '{order}' },
  schema: z.object({
    sequence: z.number(),
    /** The sequence in twelve digits, so that blocks sort. */
    order: z.string(),
    previous: z.string(),
    links: z.array(Link),
    hash: z.string(),
    at: z.string(),
  }),
});
export type Block = z.output<typeof blockRecord.schema>;
