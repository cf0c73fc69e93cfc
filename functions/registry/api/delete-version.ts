// The door where a version is deleted.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  deleteVersion,
  ExactVersionPath,
  VersionNotDeletable,
  VersionNotFound,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'versions.delete',
  route: 'DELETE /v1/agents/{agentId}/versions/{version}',
  summary: 'Delete a version that nobody relies on',
  permission: 'agents:write',
  path: ExactVersionPath,
  output: { 204: null },
  faults: [AgentNotFound, VersionNotFound, VersionNotDeletable],
  uses: [tableWrite],
  impact: 'Customers cannot take versions away that were a mistake.',
  example: {
    needs: { made: 'versions.create' },
    path: { agentId: '{{made.agentId}}', version: '1.0.0' },
  },
  handle: ({ ctx, path }) => deleteVersion(ctx, path),
});
