// The door where the versions of a rule are listed.
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { listRuleVersions, RuleNotFound, RulePath, RuleVersionView } from '../../../lib/rules/index.ts';

export default listing({
  id: 'rule-versions.list',
  route: 'GET /v1/rules/{ruleId}/versions',
  summary: 'List the versions of a business rule, newest first',
  permission: 'rules:read',
  path: RulePath,
  item: RuleVersionView,
  sortable: ['version'],
  faults: [RuleNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see the versions of a rule.',
  example: { needs: { rule: 'rules.create' }, path: { ruleId: '{{rule.id}}' } },
  handle: ({ ctx, path, page }) => listRuleVersions(ctx, path.ruleId, page),
});
