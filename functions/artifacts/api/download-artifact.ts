// The door where a URL to download an artifact is given out, and counted.
import {
  ArtifactNotAvailable,
  ArtifactNotFound,
  ArtifactPath,
  DownloadTicket,
  downloadArtifact,
} from '../../../lib/artifacts/index.ts';
import { endpoint, objectsRead, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentNotFound, VersionNotFound } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'artifacts.download',
  route: 'GET /v1/agents/{agentId}/versions/{version}/artifacts/{artifactId}/download',
  summary: 'Get a URL to download an artifact within an hour; each one is counted',
  permission: 'agents:read',
  path: ArtifactPath,
  output: { 200: DownloadTicket },
  faults: [AgentNotFound, VersionNotFound, ArtifactNotFound, ArtifactNotAvailable],
  uses: [tableWrite, objectsRead],
  impact: 'Customers cannot download what their agents are made of.',
  example: {
    needs: { done: 'artifacts.complete' },
    settled: { done: 'AVAILABLE' },
    path: { agentId: '{{done.agentId}}', version: '1.0.0', artifactId: '{{done.id}}' },
  },
  handle: ({ ctx, path }) => downloadArtifact(ctx, path),
});
