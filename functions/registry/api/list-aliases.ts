// The door where the names of versions are listed.
import { listing } from '../../../lib/kernel/index.ts';
import { AgentNotFound, AgentPath, AliasView, listAliases, registryTable } from '../../../lib/registry/index.ts';

export default listing({
  id: 'aliases.list',
  route: 'GET /v1/agents/{agentId}/aliases',
  summary: 'List the aliases of an agent and the versions they stand for',
  permission: 'agents:read',
  path: AgentPath,
  item: AliasView,
  sortable: ['alias'],
  sorts: true,
  faults: [AgentNotFound],
  uses: [registryTable],
  impact: 'Customers cannot see which versions their callers are sent to.',
  example: { needs: { set: 'aliases.set' }, path: { agentId: '{{set.agentId}}' } },
  handle: ({ ctx, path, page }) => listAliases(ctx, path.agentId, page),
});
