// The door where a tenant's rules are listed.
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { listRules, RuleView } from '../../../lib/rules/index.ts';

export default listing({
  id: 'rules.list',
  route: 'GET /v1/rules',
  summary: 'List business rules, by id',
  permission: 'rules:read',
  item: RuleView,
  sortable: ['id'],
  faults: [],
  uses: [tableRead],
  impact: 'Customers cannot see their rules.',
  example: { query: { limit: '5' } },
  handle: ({ ctx, page }) => listRules(ctx, page),
});
