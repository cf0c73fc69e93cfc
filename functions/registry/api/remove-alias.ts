// The door where a name of a version is taken away.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentNotFound, AliasNotFound, AliasPath, removeAlias } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'aliases.remove',
  route: 'DELETE /v1/agents/{agentId}/aliases/{alias}',
  summary: 'Take an alias away',
  permission: 'agents:write',
  path: AliasPath,
  output: { 204: null },
  faults: [AgentNotFound, AliasNotFound],
  uses: [tableWrite],
  impact: 'Customers cannot take an alias away.',
  example: { needs: { set: 'aliases.set' }, path: { agentId: '{{set.agentId}}', alias: '{{set.alias}}' } },
  handle: ({ ctx, path }) => removeAlias(ctx, path),
});
