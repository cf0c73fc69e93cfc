// The door where one evaluation is shown, case by case.
import { EvaluationNotFound, EvaluationPath, EvaluationView, getEvaluation } from '../../../lib/certification/index.ts';
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';
import { AgentNotFound, VersionNotFound } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'evaluations.get',
  route: 'GET /v1/agents/{agentId}/versions/{version}/evaluations/{evaluationId}',
  summary: 'Show an evaluation: expected and found, case by case',
  permission: 'agents:read',
  path: EvaluationPath,
  output: { 200: EvaluationView },
  faults: [AgentNotFound, VersionNotFound, EvaluationNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see what an evaluation found.',
  example: {
    needs: { evaluation: 'versions.evaluate' },
    path: {
      agentId: '{{evaluation.agentId}}',
      version: '1.0.0',
      evaluationId: '{{evaluation.id}}',
    },
  },
  handle: ({ ctx, path }) => getEvaluation(ctx, path),
});
