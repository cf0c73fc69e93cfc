// The door where an upload is declared complete.
import {
  ArtifactView,
  completeUpload,
  EXAMPLE_CONTENT,
  EXAMPLE_PART,
  PartsMissing,
  PartsRefused,
  UploadDone,
  UploadLost,
  UploadNotFound,
} from '../../../lib/artifacts/index.ts';
import { endpoint, objectUploads, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentNotFound, ExactVersionPath, VersionNotFound } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'artifacts.complete',
  route: 'POST /v1/agents/{agentId}/versions/{version}/artifacts/complete',
  summary: 'Complete the upload under way, and have the file inspected',
  permission: 'agents:write',
  path: ExactVersionPath,
  body: UploadDone,
  output: { 202: ArtifactView },
  location: ({ id, agentId, version }) => `/v1/agents/${agentId}/versions/${version}/artifacts/${id}`,
  faults: [AgentNotFound, VersionNotFound, UploadNotFound, PartsRefused, PartsMissing, UploadLost],
  uses: [tableWrite, objectUploads],
  idempotent: true,
  timeoutSeconds: 28,
  impact: 'Customers cannot finish uploads.',
  example: {
    needs: { started: 'artifacts.start-upload' },
    uploads: { started: EXAMPLE_CONTENT },
    path: { agentId: '{{started.agentId}}', version: '1.0.0' },
    body: { parts: [EXAMPLE_PART] },
  },
  handle: ({ ctx, path, body }) => completeUpload(ctx, path, body),
});
