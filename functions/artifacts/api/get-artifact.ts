// The door where one artifact is shown: how far it has come, what is in it, or why it was refused.
import { ArtifactNotFound, ArtifactPath, ArtifactView, getArtifact } from '../../../lib/artifacts/index.ts';
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';
import { AgentNotFound, VersionNotFound } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'artifacts.get',
  route: 'GET /v1/agents/{agentId}/versions/{version}/artifacts/{artifactId}',
  summary: 'Show an artifact: its state, what is in it, or why it was refused',
  permission: 'agents:read',
  path: ArtifactPath,
  output: { 200: ArtifactView },
  faults: [AgentNotFound, VersionNotFound, ArtifactNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see what became of their uploads.',
  example: {
    needs: { done: 'artifacts.complete' },
    settled: { done: 'AVAILABLE' },
    path: { agentId: '{{done.agentId}}', version: '1.0.0', artifactId: '{{done.id}}' },
  },
  handle: ({ ctx, path }) => getArtifact(ctx, path),
});
