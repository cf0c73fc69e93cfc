// The door where a rule is shown.
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';
import { getRule, RuleNotFound, RulePath, RuleView } from '../../../lib/rules/index.ts';

export default endpoint({
  id: 'rules.get',
  route: 'GET /v1/rules/{ruleId}',
  summary: 'Show a business rule and which of its versions is active',
  permission: 'rules:read',
  path: RulePath,
  output: { 200: RuleView },
  faults: [RuleNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see a rule.',
  example: { needs: { rule: 'rules.create' }, path: { ruleId: '{{rule.id}}' } },
  handle: ({ ctx, path }) => getRule(ctx, path.ruleId),
});
