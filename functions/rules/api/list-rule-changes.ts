// The door where a rule's history is read.
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { listRuleChanges, RuleChangeView, RuleNotFound, RulePath } from '../../../lib/rules/index.ts';

export default listing({
  id: 'rules.list-changes',
  route: 'GET /v1/rules/{ruleId}/history',
  summary: 'List what was done to a business rule, oldest first',
  permission: 'rules:read',
  path: RulePath,
  item: RuleChangeView,
  sortable: ['at'],
  faults: [RuleNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see how a rule came to be as it is.',
  example: { needs: { rule: 'rules.create' }, path: { ruleId: '{{rule.id}}' } },
  handle: ({ ctx, path, page }) => listRuleChanges(ctx, path.ruleId, page),
});
