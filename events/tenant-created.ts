// A company has become a tenant of the platform.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const tenantCreated = defineEvent({
  type: 'tenant-created.v1',
  summary: 'A tenant exists with its first members; its onboarding has begun.',
  schema: z.object({
    tenantId: z.string(),
    name: z.string(),
    tier: z.enum(['free', 'team', 'enterprise']),
    members: z.int().min(1),
  }),
  example: { tenantId: 'acme', name: 'Acme Ltd', tier: 'team', members: 1 },
});
