// The door where one version of a rule is shown, whole.
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';
import {
  getRuleVersion,
  RuleNotFound,
  RuleVersionNotFound,
  RuleVersionPath,
  RuleVersionView,
} from '../../../lib/rules/index.ts';

export default endpoint({
  id: 'rule-versions.get',
  route: 'GET /v1/rules/{ruleId}/versions/{version}',
  summary: 'Show a version of a business rule',
  permission: 'rules:read',
  path: RuleVersionPath,
  output: { 200: RuleVersionView },
  faults: [RuleNotFound, RuleVersionNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see what a version of a rule says.',
  example: { needs: { rule: 'rules.create' }, path: { ruleId: '{{rule.id}}', version: '1' } },
  handle: ({ ctx, path }) => getRuleVersion(ctx, path.ruleId, path.version),
});
