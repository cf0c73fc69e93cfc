// The door where versions are listed.
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { AgentNotFound, AgentPath, listVersions, VersionSummary } from '../../../lib/registry/index.ts';

export default listing({
  id: 'versions.list',
  route: 'GET /v1/agents/{agentId}/versions',
  summary: 'List the versions of an agent, newest first in semver order',
  permission: 'agents:read',
  path: AgentPath,
  item: VersionSummary,
  faults: [AgentNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see which versions an agent has.',
  example: { needs: { version: 'versions.create' }, path: { agentId: '{{version.agentId}}' } },
  handle: ({ ctx, path, page }) => listVersions(ctx, path.agentId, page),
});
