// GET /v1/tenants
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { listTenants, TenantView } from '../../../lib/tenancy/index.ts';

export default listing({
  id: 'tenants.list',
  route: 'GET /v1/tenants',
  summary: 'All tenants, in order of their ids.',
  permission: 'platform:tenants',
  plane: 'platform',
  uses: [tableRead],
  item: TenantView,
  sortable: ['id'],
  faults: [],
  impact: 'platform admins cannot see who the customers are',
  example: { query: { limit: '5' } },
  handle: ({ ctx, page }) => listTenants(ctx, page),
});
