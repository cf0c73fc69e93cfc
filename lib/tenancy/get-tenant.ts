// Reading one tenant: its own people and platform admins may; to everyone else it does not exist.
import type { BaseContext } from '../kernel/index.ts';
import type { TableReader } from '../platform/table/index.ts';
import type { OnboardingView, TenantView } from './contract.ts';
import { TenantNotFound } from './faults.ts';
import { stepsOf } from './model.ts';
import { membershipBySubject, onboardingOf, tenantById, viewOf } from './store.ts';

type Ctx = BaseContext & { readonly table: TableReader };

export async function getTenant(ctx: Ctx, tenantId: string): Promise<TenantView> {
  const [allowed, tenant] = await Promise.all([mayRead(ctx, tenantId), tenantById(ctx, tenantId)]);
  if (!allowed || !tenant) throw TenantNotFound({ tenantId });
  return viewOf(tenant);
}

export async function getOnboarding(ctx: Ctx, tenantId: string): Promise<OnboardingView> {
  const [allowed, facts] = await Promise.all([mayRead(ctx, tenantId), onboardingOf(ctx, tenantId)]);
  if (!allowed || !facts) throw TenantNotFound({ tenantId });
  const steps = stepsOf(facts);
  return { tenantId, complete: steps.every(({ state }) => state === 'done'), steps };
}

/** Tenants are read on the platform's plane, so whose tenant it is must be asked here. */
async function mayRead(ctx: Ctx, tenantId: string): Promise<boolean> {
  if (ctx.principal.roles.includes('platform-admin')) return true;
  const membership = await membershipBySubject(ctx, ctx.principal.id);
  return membership?.status === 'ACTIVE' && membership.tenantId === tenantId;
}
