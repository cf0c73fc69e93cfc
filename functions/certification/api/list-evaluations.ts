// The door where the evidence for a version is listed.
import { EvaluationSummary, listEvaluations } from '../../../lib/certification/index.ts';
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { AgentNotFound, ExactVersionPath, VersionNotFound } from '../../../lib/registry/index.ts';

export default listing({
  id: 'evaluations.list',
  route: 'GET /v1/agents/{agentId}/versions/{version}/evaluations',
  summary: 'List the evaluations of a version, newest first',
  permission: 'agents:read',
  path: ExactVersionPath,
  item: EvaluationSummary,
  sortable: ['at'],
  faults: [AgentNotFound, VersionNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see on what evidence a version is certified.',
  example: {
    needs: { evaluation: 'versions.evaluate' },
    path: { agentId: '{{evaluation.agentId}}', version: '1.0.0' },
  },
  handle: ({ ctx, path, page }) => listEvaluations(ctx, path, page),
});
