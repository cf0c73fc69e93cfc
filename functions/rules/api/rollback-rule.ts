// The door where a rule returns to the version that was active before.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  ActivatedView,
  NothingToRollBack,
  RULE_ASSETS,
  RuleNotFound,
  RulePath,
  RulesContradict,
  RuleUnproven,
  rollbackRule,
  TooManyActiveRules,
} from '../../../lib/rules/index.ts';

export default endpoint({
  id: 'rules.rollback',
  route: 'POST /v1/rules/{ruleId}/rollback',
  summary: 'Make the version active again that was active before',
  permission: 'rules:write',
  path: RulePath,
  output: { 200: ActivatedView },
  faults: [RuleNotFound, NothingToRollBack, RuleUnproven, RulesContradict, TooManyActiveRules],
  uses: [tableWrite],
  assets: RULE_ASSETS,
  idempotent: true,
  timeoutSeconds: 20,
  memoryMb: 1024,
  impact: 'Customers cannot return to an earlier version of a rule.',
  example: { needs: { idle: 'rules.deactivate' }, path: { ruleId: '{{idle.id}}' } },
  handle: ({ ctx, path }) => rollbackRule(ctx, path.ruleId),
});
