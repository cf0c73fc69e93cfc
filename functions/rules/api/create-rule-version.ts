// The door where a rule is written anew.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  createRuleVersion,
  RuleInvalid,
  RuleMismatch,
  RuleNotFound,
  RulePath,
  RuleSource,
  RuleVersionView,
  TooManyRuleVersions,
} from '../../../lib/rules/index.ts';

export default endpoint({
  id: 'rule-versions.create',
  route: 'POST /v1/rules/{ruleId}/versions',
  summary: 'Give a business rule its next version, as a draft',
  permission: 'rules:write',
  path: RulePath,
  body: RuleSource,
  output: { 201: RuleVersionView },
  location: ({ version }, { ruleId }) => `/v1/rules/${ruleId}/versions/${version}`,
  faults: [RuleInvalid, RuleNotFound, RuleMismatch, TooManyRuleVersions],
  uses: [tableWrite],
  idempotent: true,
  impact: 'Customers cannot change rules.',
  example: {
    needs: { rule: 'rules.create' },
    path: { ruleId: '{{rule.id}}' },
    body: {
      yaml: `id: {{rule.id}}
kind: classification
name: Emission-intensive steel
inputs:
  - { name: cnCode, type: text }
  - { name: intensity, type: decimal, unit: t/t, min: "0" }
when: $substring(cnCode, 0, 2) = "72" and intensity > 2.3
effect: { attribute: intensityClass, class: high }
`,
    },
  },
  handle: ({ ctx, path, body }) => createRuleVersion(ctx, path.ruleId, body),
});
