// The door where an upload gets fresh URLs for its parts, and learns which have arrived.
import {
  EXAMPLE_PART,
  PartsAsked,
  PartsRefused,
  renewParts,
  UploadLost,
  UploadNotFound,
  UploadUnderWay,
  UploadView,
} from '../../../lib/artifacts/index.ts';
import { endpoint, objectUploads, tableRead } from '../../../lib/kernel/index.ts';
import { AgentNotFound, ExactVersionPath, VersionNotFound } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'artifacts.renew-parts',
  route: 'PUT /v1/agents/{agentId}/versions/{version}/artifacts/parts',
  summary: 'Get fresh URLs for parts of the upload under way, and see which parts have arrived',
  permission: 'agents:write',
  path: ExactVersionPath,
  body: PartsAsked,
  output: { 200: UploadView },
  faults: [AgentNotFound, VersionNotFound, UploadNotFound, UploadUnderWay, PartsRefused, UploadLost],
  uses: [tableRead, objectUploads],
  impact: 'Customers cannot go on with long uploads.',
  example: {
    needs: { started: 'artifacts.start-upload' },
    path: { agentId: '{{started.agentId}}', version: '1.0.0' },
    body: { parts: [EXAMPLE_PART] },
  },
  handle: ({ ctx, path, body }) => renewParts(ctx, path, body),
});
