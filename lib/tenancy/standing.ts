// Where a signed-in person stands: to which tenant they belong, with which roles, and whether both are in good standing.
import type { Role } from '../kernel/index.ts';
import { membershipBySubject, type Reading, tenantById } from './store.ts';

export type Standing =
  | { readonly tenantId: string; readonly subject: string; readonly email: string; readonly roles: readonly Role[] }
  | { readonly refused: 'no_membership' | 'member_disabled' | 'tenant_suspended' };

export async function standingOf(ctx: Reading, subject: string): Promise<Standing> {
  const membership = await membershipBySubject(ctx, subject);
  if (!membership) return { refused: 'no_membership' };
  if (membership.status !== 'ACTIVE') return { refused: 'member_disabled' };
  const tenant = await tenantById(ctx, membership.tenantId);
  if (tenant?.status !== 'ACTIVE') return { refused: 'tenant_suspended' };
  const { tenantId, email, roles } = membership;
  return { tenantId, subject, email, roles };
}
