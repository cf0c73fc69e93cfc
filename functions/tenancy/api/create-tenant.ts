// POST /v1/tenants
import { claiming, endpoint, identityAdmin, tableWrite } from '../../../lib/kernel/index.ts';
import {
  createTenant,
  EmailBusy,
  EmailTaken,
  MemberPasswordRejected,
  NewTenant,
  TenantTaken,
  TenantView,
} from '../../../lib/tenancy/index.ts';

export default endpoint({
  id: 'tenants.create',
  route: 'POST /v1/tenants',
  summary: 'Make a company a tenant, with its first people.',
  permission: 'platform:tenants',
  plane: 'platform',
  reach: 'everything',
  uses: [tableWrite, claiming, identityAdmin],
  body: NewTenant,
  output: { 201: TenantView },
  location: (tenant) => `/v1/tenants/${tenant.id}`,
  faults: [TenantTaken, EmailTaken, EmailBusy, MemberPasswordRejected],
  idempotent: true,
  impact: 'no new customers can be taken on',
  timeoutSeconds: 29,
  example: {
    body: {
      id: 'northwind',
      name: 'Northwind Foods',
      tier: 'team',
      members: [
        { email: 'admin@northwind.example', name: 'Ada Admin', role: 'admin', password: 'Correct-horse-9-battery' },
        { email: 'viewer@northwind.example', role: 'viewer', password: 'Correct-horse-9-battery' },
      ],
    },
  },
  handle: ({ ctx, body }) => createTenant(ctx, body),
});
