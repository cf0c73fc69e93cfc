// How API keys lie in the table: everything about them but the secret.
import * as z from 'zod';
import { PERMISSIONS } from '../../kernel/index.ts';
import { defineRecord } from '../../platform/table/index.ts';

export const apiKeyRecord = defineRecord({
  entity: 'api-key',
  plane: 'tenant',
  purpose:
    'One API key: what it may, until when, and the hash of its secret, never the secret. Read by the authorizer, by the tenant and id that the key itself names; gone when revoked.',
  key: { pk: 'API_KEYS', sk: '{id}' },
  counts: [{ shards: 1 }],
  schema: z.object({
    tenantId: z.string(),
    id: z.string(),
    name: z.string(),
    permissions: z.array(z.enum(PERMISSIONS)),
    hash: z.string(),
    validUntil: z.string(),
    /** The secret before the last rotation. */
    retiring: z.object({ hash: z.string(), validUntil: z.string() }).optional(),
    createdAt: z.string(),
    createdBy: z.string(),
    rotatedAt: z.string().optional(),
    /** To the hour. */
    lastUsedAt: z.string().optional(),
  }),
});
