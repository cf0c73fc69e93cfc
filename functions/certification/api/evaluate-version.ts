// The door where a version proves itself.
import { BUILTIN_ASSETS } from '../../../lib/builtins/index.ts';
import { EvaluationRaced, EvaluationView, evaluateVersion } from '../../../lib/certification/index.ts';
import { endpoint, objectsRead, receiptsSign, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentNotFound, AgentRetired, ExactVersionPath, VersionNotFound } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'versions.evaluate',
  route: 'POST /v1/agents/{agentId}/versions/{version}/evaluate',
  summary: 'Run a version over its golden cases and keep the result as evidence',
  permission: 'agents:write',
  path: ExactVersionPath,
  output: { 201: EvaluationView },
  location: ({ id }, { agentId, version }) => `/v1/agents/${agentId}/versions/${version}/evaluations/${id}`,
  faults: [AgentNotFound, AgentRetired, VersionNotFound, EvaluationRaced],
  uses: [tableWrite, objectsRead, receiptsSign],
  assets: BUILTIN_ASSETS,
  idempotent: true,
  timeoutSeconds: 28,
  memoryMb: 1024,
  impact: 'Customers cannot gather the evidence that certification asks for.',
  example: {
    needs: { made: 'versions.create' },
    path: { agentId: '{{made.agentId}}', version: '1.0.0' },
  },
  handle: ({ ctx, path }) => evaluateVersion(ctx, path),
});
