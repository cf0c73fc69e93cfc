// How the buckets of rate limits lie in the table.
import * as z from 'zod';
import { defineRecord } from '../table/record.ts';

export const bucketRecord = defineRecord({
  entity: 'rate-bucket',
  plane: 'tenant',
  purpose:
    'The token bucket of one rate limit: of a tenant, a principal, or a principal at one endpoint. Drawn from by the authorizer, several tokens at once; expires by TTL when it has long been full.',
  key: { pk: 'LIMIT#{bucket}', sk: 'LIMIT' },
  schema: z.object({
    tenantId: z.string(),
    bucket: z.string(),
    /** Microseconds since 1970. */
    fullAt: z.number(),
    expiresAt: z.number(),
  }),
});
