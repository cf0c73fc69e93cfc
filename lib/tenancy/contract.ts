// What crosses the border of tenancy: bodies as they come, views as they are shown.
import * as z from 'zod';
import { type Role, TENANT_ROLES } from '../kernel/index.ts';
import { EmailAddress } from '../shared/email.ts';
import { ONBOARDING_STEPS, TENANT_STATUSES, TIERS } from './model.ts';

export const TenantSlug = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{2,62}$/,
    'A tenant id is 3 to 63 lower-case letters, digits and hyphens, beginning with a letter.',
  );

export const NewMember = z.strictObject({
  email: EmailAddress,
  name: z.string().trim().min(1).max(200).optional(),
  /** Platform admins belong to the platform's own tenant, which is founded and not created. */
  role: z.enum(TENANT_ROLES),
  /** Permanent at once; without it the person is invited by e-mail and chooses one. */
  password: z.string().min(1).max(256).optional(),
});
export type NewMember = z.output<typeof NewMember>;

/** So many that the tenant still fits one transaction. */
const MAX_MEMBERS = 40;

export const NewTenant = z.strictObject({
  id: TenantSlug,
  name: z.string().trim().min(1).max(200),
  tier: z.enum(TIERS),
  limitFactor: z
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .describe('Multiplies every rate limit of the tenant and its people.'),
  members: z
    .array(NewMember)
    .min(1)
    .max(MAX_MEMBERS, `At most ${MAX_MEMBERS} members can be named here; add the others later.`)
    .refine((members) => members.some(({ role }) => role === 'admin'), 'At least one member must have the role admin.')
    .refine(
      (members) => new Set(members.map(({ email }) => email)).size === members.length,
      'Each e-mail address may be named once.',
    ),
});
export type NewTenant = z.output<typeof NewTenant>;

/** A tenant as it is created: by customers' wishes, or founded with roles that no customer may name. */
export type Member = Omit<NewMember, 'role'> & { readonly role: Role };
export type CreatedTenant = Omit<NewTenant, 'members'> & { readonly members: readonly Member[] };

export const TenantView = z.strictObject({
  id: z.string(),
  name: z.string(),
  tier: z.enum(TIERS),
  limitFactor: z.int(),
  status: z.enum(TENANT_STATUSES),
  createdAt: z.iso.datetime(),
});
export type TenantView = z.output<typeof TenantView>;

export const OnboardingView = z.strictObject({
  tenantId: z.string(),
  complete: z.boolean(),
  steps: z.array(
    z.strictObject({
      id: z.enum(ONBOARDING_STEPS),
      title: z.string(),
      state: z.enum(['done', 'pending']),
      doneAt: z.iso.datetime().optional(),
    }),
  ),
});
export type OnboardingView = z.output<typeof OnboardingView>;
