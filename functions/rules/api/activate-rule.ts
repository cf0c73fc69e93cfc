// The door where a version of a rule becomes the one that is run.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  ActivatedView,
  Activation,
  activateRule,
  RULE_ASSETS,
  RuleNotFound,
  RulePath,
  RulesContradict,
  RuleUnproven,
  RuleVersionNotFound,
  TooManyActiveRules,
} from '../../../lib/rules/index.ts';

export default endpoint({
  id: 'rules.activate',
  route: 'POST /v1/rules/{ruleId}/activate',
  summary: 'Make a version of a business rule the active one',
  permission: 'rules:write',
  path: RulePath,
  body: Activation,
  output: { 200: ActivatedView },
  faults: [RuleNotFound, RuleVersionNotFound, RuleUnproven, RulesContradict, TooManyActiveRules],
  uses: [tableWrite],
  assets: RULE_ASSETS,
  idempotent: true,
  timeoutSeconds: 20,
  memoryMb: 1024,
  impact: 'Customers cannot activate rules.',
  example: { needs: { rule: 'rules.create' }, path: { ruleId: '{{rule.id}}' }, body: { version: 1 } },
  handle: ({ ctx, path, body }) => activateRule(ctx, path.ruleId, body),
});
