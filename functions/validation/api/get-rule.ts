// The door where one rule of validation is shown.
import { endpoint } from '../../../lib/kernel/index.ts';
import { getRule, RULE_ASSETS, RuleNotFound, RulePath, RuleView } from '../../../lib/validation/index.ts';

export default endpoint({
  id: 'validation-rules.get',
  route: 'GET /v1/validation-rules/{ruleId}',
  summary: 'Show a rule of validation with its clause, remedy and examples',
  permission: 'data:read',
  path: RulePath,
  output: { 200: RuleView },
  faults: [RuleNotFound],
  uses: [],
  assets: RULE_ASSETS,
  impact: 'Customers cannot see why a record was found wrong.',
  example: { path: { ruleId: 'cbam.customs-entry' } },
  handle: ({ path }) => getRule(path.ruleId),
});
