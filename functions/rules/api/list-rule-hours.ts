// The door where is told how a rule fares.
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { listRuleHours, RuleHourView, RuleNotFound, RulePath } from '../../../lib/rules/index.ts';

export default listing({
  id: 'rules.list-hours',
  route: 'GET /v1/rules/{ruleId}/metrics',
  summary: 'List how often a business rule was run and fired and how long it took, by hour, newest first',
  permission: 'rules:read',
  path: RulePath,
  item: RuleHourView,
  sortable: ['hour'],
  faults: [RuleNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see how their rules fare.',
  example: { needs: { rule: 'rules.create' }, path: { ruleId: '{{rule.id}}' } },
  handle: ({ ctx, path, page }) => listRuleHours(ctx, path.ruleId, page),
});
