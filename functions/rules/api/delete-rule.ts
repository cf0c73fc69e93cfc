// The door where a rule is deleted.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import { deleteRule, RuleActive, RuleNotFound, RulePath } from '../../../lib/rules/index.ts';

export default endpoint({
  id: 'rules.delete',
  route: 'DELETE /v1/rules/{ruleId}',
  summary: 'Delete a business rule that is not active',
  permission: 'rules:write',
  path: RulePath,
  output: { 204: null },
  faults: [RuleNotFound, RuleActive],
  uses: [tableWrite],
  impact: 'Customers cannot delete rules.',
  example: { needs: { rule: 'rules.create' }, path: { ruleId: '{{rule.id}}' } },
  handle: ({ ctx, path, match }) => deleteRule(ctx, path.ruleId, match),
});
