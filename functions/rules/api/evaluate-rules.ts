// The door where the active rules are run on records.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  Evaluation,
  EvaluationTooLarge,
  EvaluationView,
  evaluateRules,
  RULE_ASSETS,
  RuleUnknown,
} from '../../../lib/rules/index.ts';

export default endpoint({
  id: 'rules.evaluate',
  route: 'POST /v1/rules/evaluate',
  summary: 'Run the active business rules on records',
  permission: 'rules:run',
  body: Evaluation,
  output: { 200: EvaluationView },
  faults: [RuleUnknown, EvaluationTooLarge],
  uses: [tableWrite],
  assets: RULE_ASSETS,
  idempotent: true,
  timeoutSeconds: 20,
  memoryMb: 1024,
  impact: 'Customers cannot run their rules.',
  example: {
    needs: { active: 'rules.activate' },
    body: { records: [{ cnCode: '72071114', intensity: '2.10' }], rules: ['{{active.id}}'] },
  },
  handle: ({ ctx, body }) => evaluateRules(ctx, body),
});
