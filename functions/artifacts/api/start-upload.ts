// The door where the upload of an artifact begins, and goes on.
import {
  ArtifactTaken,
  EXAMPLE_ARTIFACT,
  NewArtifact,
  startUpload,
  TooManyArtifacts,
  UploadLost,
  UploadUnderWay,
  UploadView,
} from '../../../lib/artifacts/index.ts';
import { endpoint, objectUploads, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentNotFound, AgentRetired, ExactVersionPath, VersionNotFound } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'artifacts.start-upload',
  route: 'PUT /v1/agents/{agentId}/versions/{version}/artifacts',
  summary: 'Begin the upload of a zip or tar.gz of up to 500 MB, or go on with it: get a URL for each missing part',
  permission: 'agents:write',
  path: ExactVersionPath,
  body: NewArtifact,
  output: { 200: UploadView, 201: UploadView },
  status: ({ resumed }) => (resumed ? 200 : 201),
  location: ({ id, agentId, version }) => `/v1/agents/${agentId}/versions/${version}/artifacts/${id}`,
  faults: [
    ...[AgentNotFound, AgentRetired, VersionNotFound],
    ...[ArtifactTaken, TooManyArtifacts, UploadUnderWay, UploadLost],
  ],
  uses: [tableWrite, objectUploads],
  impact: 'Customers cannot upload what their agents are made of.',
  example: {
    needs: { made: 'versions.create' },
    path: { agentId: '{{made.agentId}}', version: '1.0.0' },
    body: EXAMPLE_ARTIFACT,
  },
  handle: ({ ctx, path, body }) => startUpload(ctx, path, body),
});
