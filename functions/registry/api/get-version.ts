// The door where a version is found by name or range.
import { endpoint } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  getVersion,
  leavingOf,
  registryTable,
  VersionNotFound,
  VersionPath,
  VersionView,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'versions.get',
  route: 'GET /v1/agents/{agentId}/versions/{version}',
  summary: 'Show a version of an agent, by name, range or `latest`',
  permission: 'agents:read',
  path: VersionPath,
  output: { 200: VersionView },
  faults: [AgentNotFound, VersionNotFound],
  uses: [registryTable],
  impact: 'Customers cannot see the schemas of an agent version.',
  example: { needs: { version: 'versions.create' }, path: { agentId: '{{version.agentId}}', version: 'latest' } },
  handle: async ({ ctx, path, leaving }) => {
    const version = await getVersion(ctx, path.agentId, path.version);
    leaving(leavingOf(path.agentId, version));
    return version;
  },
});
