// The door where an agent is deleted.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentNotDeletable, AgentNotFound, AgentPath, deleteAgent } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'agents.delete',
  route: 'DELETE /v1/agents/{agentId}',
  summary: 'Delete an agent that nobody relies on',
  permission: 'agents:write',
  path: AgentPath,
  output: { 204: null },
  faults: [AgentNotFound, AgentNotDeletable],
  uses: [tableWrite],
  impact: 'Customers cannot delete agents.',
  example: { needs: { agent: 'agents.create' }, path: { agentId: '{{agent.id}}' } },
  handle: ({ ctx, path, match }) => deleteAgent(ctx, path.agentId, match),
});
