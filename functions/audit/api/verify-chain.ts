// The door where anyone in a tenant can see that its audit trail is whole.
import { AuditVerification, verifyChain } from '../../../lib/audit/index.ts';
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'audit.verify',
  route: 'GET /v1/audit-logs/verify',
  summary: 'Recompute the audit chain: is every entry as it was written?',
  permission: 'audit:read',
  output: { 200: AuditVerification },
  faults: [],
  uses: [tableRead],
  impact: 'Customers cannot verify their audit trail.',
  example: {},
  handle: ({ ctx }) => verifyChain(ctx),
});
