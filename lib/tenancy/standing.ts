// Where a signed-in person stands: to which tenant they belong, with which roles, and whether both are in good standing.
import type { Role } from '../kernel/index.ts';
import { membershipBySubject, type Reading, type Tenant, tenantById } from './store.ts';

export type Standing =
  | {
      readonly tenant: Tenant;
      readonly subject: string;
      readonly email: string;
      readonly roles: readonly Role[];
    }
  | { readonly refused: 'no_membership' | 'member_disabled' | 'tenant_suspended' };

export async function standingOf(ctx: Reading, subject: string): Promise<Standing> {
  const membership = await membershipBySubject(ctx, subject);
  if (!membership) return { refused: 'no_membership' };
  if (membership.status !== 'ACTIVE') return { refused: 'member_disabled' };
  const tenant = await activeTenant(ctx, membership.tenantId);
  if (!tenant) return { refused: 'tenant_suspended' };
  const { email, roles } = membership;
  return { tenant, subject, email, roles };
}

/** The tenant, unless it is suspended or there is none. */
export async function activeTenant(ctx: Reading, tenantId: string): Promise<Tenant | undefined> {
  const tenant = await tenantById(ctx, tenantId);
  return tenant?.status === 'ACTIVE' ? tenant : undefined;
}
