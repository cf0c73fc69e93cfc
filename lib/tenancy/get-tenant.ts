// Reading one tenant: its own people and platform admins may; to everyone else it does not exist.
import type { BaseContext } from '../kernel/index.ts';
import type { TableReader } from '../platform/table/index.ts';
import type { OnboardingView, TenantView } from './contract.ts';
import { TenantNotFound } from './faults.ts';
import { stepsOf } from './model.ts';
import { onboardingOf, tenantById, viewOf } from './store.ts';

type Ctx = BaseContext & { readonly table: TableReader };

export async function getTenant(ctx: Ctx, tenantId: string): Promise<TenantView> {
  const tenant = mayRead(ctx, tenantId) && (await tenantById(ctx, tenantId));
  if (!tenant) throw TenantNotFound({ tenantId });
  return viewOf(tenant);
}

export async function getOnboarding(ctx: Ctx, tenantId: string): Promise<OnboardingView> {
  const facts = mayRead(ctx, tenantId) && (await onboardingOf(ctx, tenantId));
  if (!facts) throw TenantNotFound({ tenantId });
  const steps = stepsOf(facts);
  return { tenantId, complete: steps.every(({ state }) => state === 'done'), steps };
}

/** Tenants are read on the platform's plane, so whose tenant it is must be asked here. */
function mayRead({ principal }: Ctx, tenantId: string): boolean {
  return principal.tenantId === tenantId || principal.roles.includes('platform-admin');
}
