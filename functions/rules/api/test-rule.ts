// The door where a rule is tried before it counts.
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';
import {
  RULE_ASSETS,
  RuleInvalid,
  RuleNotFound,
  RuleVersionNotFound,
  TestReport,
  TestRequest,
  testRule,
} from '../../../lib/rules/index.ts';

export default endpoint({
  id: 'rules.test',
  route: 'POST /v1/rules/test',
  summary: 'Run the tests of a rule, sent or stored, and hold it against the active ones',
  permission: 'rules:run',
  body: TestRequest,
  output: { 200: TestReport },
  faults: [RuleInvalid, RuleNotFound, RuleVersionNotFound],
  uses: [tableRead],
  assets: RULE_ASSETS,
  timeoutSeconds: 20,
  memoryMb: 1024,
  impact: 'Customers cannot try rules before they activate them.',
  example: { needs: { rule: 'rules.create' }, body: { ruleId: '{{rule.id}}' } },
  handle: ({ ctx, body }) => testRule(ctx, body),
});
