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

/** Of callers who are nobody's yet: they belong to no tenant. */
export const platformBucketRecord = defineRecord({
  ...bucketRecord,
  entity: 'platform-rate-bucket',
  plane: 'platform',
  purpose:
    'The token bucket of one caller at one operation without sign-in, named by a digest of address and account. Drawn from by that operation, given back what led to success; expires by TTL.',
  schema: bucketRecord.schema.omit({ tenantId: true }),
});
