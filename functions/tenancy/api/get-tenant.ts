// GET /v1/tenants/{tenantId}
import * as z from 'zod';
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';
import { getTenant, TenantNotFound, TenantSlug, TenantView } from '../../../lib/tenancy/index.ts';

export default endpoint({
  id: 'tenants.get',
  route: 'GET /v1/tenants/{tenantId}',
  summary: 'One tenant: your own, or any for platform admins.',
  permission: 'tenants:read',
  plane: 'platform',
  reach: 'everything',
  uses: [tableRead],
  path: z.strictObject({ tenantId: TenantSlug }),
  output: { 200: TenantView },
  faults: [TenantNotFound],
  impact: 'customers cannot see their own tenant',
  example: { needs: { tenant: 'tenants.create' }, path: { tenantId: '{{tenant.id}}' } },
  handle: ({ ctx, path }) => getTenant(ctx, path.tenantId),
});
