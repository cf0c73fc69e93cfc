// The door where a deleted agent comes back.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentNotFound, AgentPath, AgentView, restoreAgent } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'agents.restore',
  route: 'POST /v1/agents/{agentId}/restore',
  summary: 'Restore a deleted agent with its versions and history',
  permission: 'agents:write',
  path: AgentPath,
  output: { 200: AgentView },
  faults: [AgentNotFound],
  uses: [tableWrite],
  idempotent: true,
  impact: 'Customers cannot bring back an agent deleted by mistake.',
  example: { needs: { agent: 'agents.create' }, path: { agentId: '{{agent.id}}' } },
  handle: ({ ctx, path, match }) => restoreAgent(ctx, path.agentId, match),
});
