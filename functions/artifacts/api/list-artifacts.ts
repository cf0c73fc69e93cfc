// The door where the artifacts of a version are listed.
import { ArtifactView, listArtifacts } from '../../../lib/artifacts/index.ts';
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { AgentNotFound, ExactVersionPath, VersionNotFound } from '../../../lib/registry/index.ts';

export default listing({
  id: 'artifacts.list',
  route: 'GET /v1/agents/{agentId}/versions/{version}/artifacts',
  summary: 'List the artifacts of a version and what became of its uploads, newest first',
  permission: 'agents:read',
  path: ExactVersionPath,
  item: ArtifactView,
  faults: [AgentNotFound, VersionNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see what their versions are made of.',
  example: {
    needs: { started: 'artifacts.start-upload' },
    path: { agentId: '{{started.agentId}}', version: '1.0.0' },
  },
  handle: ({ ctx, path, page }) => listArtifacts(ctx, path, page),
});
