// The very first tenant: the platform's own company, whose admins take on all others. Founding it twice changes nothing.
import * as z from 'zod';
import { EmailAddress } from '../shared/email.ts';
import { isFault } from '../shared/fault.ts';
import { createTenant } from './create-tenant.ts';
import { EmailTaken, TenantTaken } from './faults.ts';

export const PLATFORM_TENANT = 'greenlang';

export const Founder = z.strictObject({ email: EmailAddress, password: z.string().min(1).max(256).optional() });
export const Founded = z.strictObject({ tenantId: z.string(), outcome: z.enum(['founded', 'stands']) });

export async function foundPlatform(
  ctx: Parameters<typeof createTenant>[0],
  { email, password }: z.output<typeof Founder>,
): Promise<z.output<typeof Founded>> {
  const founder = { email, role: 'platform-admin' as const, ...(password !== undefined && { password }) };
  try {
    const platform = { id: PLATFORM_TENANT, name: 'GreenLang', tier: 'enterprise', limitFactor: 1 } as const;
    await createTenant(ctx, { ...platform, members: [founder] });
    return { tenantId: PLATFORM_TENANT, outcome: 'founded' };
  } catch (error) {
    if (!isFault(error, TenantTaken, EmailTaken)) throw error;
    return { tenantId: PLATFORM_TENANT, outcome: 'stands' };
  }
}
