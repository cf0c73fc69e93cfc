// GET /v1/tenants/{tenantId}/onboarding
import * as z from 'zod';
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';
import { getOnboarding, OnboardingView, TenantNotFound, TenantSlug } from '../../../lib/tenancy/index.ts';

export default endpoint({
  id: 'tenants.get-onboarding',
  route: 'GET /v1/tenants/{tenantId}/onboarding',
  summary: 'How far the onboarding of a tenant has come.',
  permission: 'tenants:read',
  plane: 'platform',
  reach: 'everything',
  uses: [tableRead],
  path: z.strictObject({ tenantId: TenantSlug }),
  output: { 200: OnboardingView },
  faults: [TenantNotFound],
  impact: 'new customers cannot see what to do next',
  example: { needs: { tenant: 'tenants.create' }, path: { tenantId: '{{tenant.id}}' } },
  handle: ({ ctx, path }) => getOnboarding(ctx, path.tenantId),
});
