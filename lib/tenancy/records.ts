// How tenants and their people are stored.
import * as z from 'zod';
import { ROLES, TENANT_PROFILE_KEY } from '../kernel/index.ts';
import { defineRecord } from '../platform/table/index.ts';
import { MEMBER_STATUSES, TENANT_STATUSES, TIERS } from './model.ts';

export const tenantRecord = defineRecord({
  entity: 'tenant',
  plane: 'tenant',
  purpose: 'One tenant: tier and status; read by the authorizer and by GET /v1/tenants/{tenantId}.',
  key: TENANT_PROFILE_KEY,
  schema: z.object({
    tenantId: z.string(),
    name: z.string(),
    tier: z.enum(TIERS),
    /** Multiplies every rate limit of the tenant. */
    limitFactor: z.number().default(1),
    status: z.enum(TENANT_STATUSES),
    createdAt: z.string(),
  }),
});

export const membershipRecord = defineRecord({
  entity: 'membership',
  plane: 'platform',
  purpose: 'Which one tenant a person belongs to and with which roles; read by the authorizer, by token subject.',
  key: { pk: 'USER#{subject}', sk: 'MEMBERSHIP' },
  schema: z.object({
    subject: z.string(),
    tenantId: z.string(),
    roles: z.array(z.enum(ROLES)),
    email: z.string(),
    name: z.string(),
    status: z.enum(MEMBER_STATUSES),
    createdAt: z.string(),
  }),
});

export const memberRecord = defineRecord({
  entity: 'member',
  plane: 'tenant',
  purpose: "A tenant's own list of its people; changed only in the transaction that changes the membership.",
  key: { pk: 'MEMBERS', sk: '{subject}' },
  schema: membershipRecord.schema,
});

export const onboardingRecord = defineRecord({
  entity: 'onboarding',
  plane: 'tenant',
  purpose: 'When each step of the onboarding became true; the checklist is derived from it.',
  key: { pk: 'ONBOARDING', sk: 'ONBOARDING' },
  schema: z.object({
    tenantId: z.string(),
    profileAt: z.string().optional(),
    adminAt: z.string().optional(),
    agentAt: z.string().optional(),
    executionAt: z.string().optional(),
  }),
});
