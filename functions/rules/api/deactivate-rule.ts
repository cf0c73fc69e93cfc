// The door where a rule ceases to be run.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import { deactivateRule, RuleNotActive, RuleNotFound, RulePath, RuleView } from '../../../lib/rules/index.ts';

export default endpoint({
  id: 'rules.deactivate',
  route: 'POST /v1/rules/{ruleId}/deactivate',
  summary: 'Take the active version of a business rule out of use',
  permission: 'rules:write',
  path: RulePath,
  output: { 200: RuleView },
  faults: [RuleNotFound, RuleNotActive],
  uses: [tableWrite],
  idempotent: true,
  impact: 'Customers cannot deactivate rules.',
  example: { needs: { active: 'rules.activate' }, path: { ruleId: '{{active.id}}' } },
  handle: ({ ctx, path }) => deactivateRule(ctx, path.ruleId),
});
