// How many requests a caller may make: by the tenant's tier and factor; admins are bound by the tenant's limit alone, platform admins by none.
import { type Allowance, type Role, USER_PER_MINUTE } from '../kernel/index.ts';
import { REQUESTS_PER_MINUTE, type Tenant } from '../tenancy/index.ts';

export function allowanceOf(
  { tier, limitFactor: factor }: Pick<Tenant, 'tier' | 'limitFactor'>,
  roles: readonly Role[],
): Allowance | undefined {
  if (roles.includes('platform-admin')) return undefined;
  const shared = { tenant: REQUESTS_PER_MINUTE[tier] * factor, factor };
  return roles.includes('admin') ? shared : { ...shared, user: USER_PER_MINUTE * factor };
}
