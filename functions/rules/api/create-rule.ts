// The door where rules come in.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import { createRule, RuleInvalid, RuleSource, RuleTaken, RuleView } from '../../../lib/rules/index.ts';

export default endpoint({
  id: 'rules.create',
  route: 'POST /v1/rules',
  summary: 'Enter a business rule, as a draft',
  permission: 'rules:write',
  body: RuleSource,
  output: { 201: RuleView },
  location: ({ id }) => `/v1/rules/${id}`,
  faults: [RuleInvalid, RuleTaken],
  uses: [tableWrite],
  idempotent: true,
  impact: 'Customers cannot add rules.',
  example: {
    body: {
      id: 'steel-intensity',
      kind: 'classification',
      name: 'Emission-intensive steel',
      inputs: [
        { name: 'cnCode', type: 'text' },
        { name: 'intensity', type: 'decimal', unit: 't/t', min: '0' },
      ],
      when: '$substring(cnCode, 0, 2) = "72" and intensity > 1.9',
      effect: { attribute: 'intensityClass', class: 'high' },
      tests: [
        { name: 'fires', record: { cnCode: '72071114', intensity: '2.10' }, expect: { fires: true } },
        { name: 'at the limit', record: { cnCode: '72071114', intensity: '1.90' }, expect: { fires: false } },
      ],
    },
  },
  handle: ({ ctx, body }) => createRule(ctx, body),
});
