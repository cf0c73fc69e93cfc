// The door where a deleted version comes back.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  AgentRetired,
  DependenciesTooMany,
  DependenciesUnmet,
  ExactVersionPath,
  restoreVersion,
  TooManyVersions,
  VersionNotFound,
  VersionSummary,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'versions.restore',
  route: 'POST /v1/agents/{agentId}/versions/{version}/restore',
  summary: 'Restore a deleted version as it stood',
  permission: 'agents:write',
  path: ExactVersionPath,
  output: { 200: VersionSummary },
  faults: [AgentNotFound, AgentRetired, VersionNotFound, TooManyVersions, DependenciesUnmet, DependenciesTooMany],
  uses: [tableWrite],
  idempotent: true,
  impact: 'Customers cannot bring back a version deleted by mistake.',
  example: {
    needs: { made: 'versions.create' },
    path: { agentId: '{{made.agentId}}', version: '1.0.0' },
  },
  handle: ({ ctx, path }) => restoreVersion(ctx, path),
});
