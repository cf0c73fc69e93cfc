// The door where the rules of validation are listed.
import { listing } from '../../../lib/kernel/index.ts';
import { listRules, RULE_ASSETS, RuleSearch, RuleView } from '../../../lib/validation/index.ts';

export default listing({
  id: 'validation-rules.list',
  route: 'GET /v1/validation-rules',
  summary: 'List the rules of validation by framework, type of record, severity and date',
  permission: 'data:read',
  query: RuleSearch,
  item: RuleView,
  sortable: ['id', 'framework', 'severity', 'title', 'validFrom'],
  sorts: true,
  faults: [],
  uses: [],
  assets: RULE_ASSETS,
  impact: 'Customers cannot see what their records are held against.',
  example: { query: { framework: 'cbam', date: '2026-06-30' } },
  handle: ({ query, page }) => listRules(query, page),
});
