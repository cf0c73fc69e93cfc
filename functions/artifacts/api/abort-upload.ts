// The door where an upload is given up.
import { abortUpload, UploadNotFound, UploadUnderWay } from '../../../lib/artifacts/index.ts';
import { endpoint, objectUploads, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentNotFound, ExactVersionPath, VersionNotFound } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'artifacts.abort',
  route: 'DELETE /v1/agents/{agentId}/versions/{version}/artifacts/upload',
  summary: 'Abort the upload under way and drop its parts',
  permission: 'agents:write',
  path: ExactVersionPath,
  output: { 204: null },
  faults: [AgentNotFound, VersionNotFound, UploadNotFound, UploadUnderWay],
  uses: [tableWrite, objectUploads],
  impact: 'Customers cannot give up uploads, and not begin others in their place.',
  example: {
    needs: { started: 'artifacts.start-upload' },
    path: { agentId: '{{started.agentId}}', version: '1.0.0' },
  },
  handle: ({ ctx, path }) => abortUpload(ctx, path),
});
