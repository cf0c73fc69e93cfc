// The door where an agent is shown.
import { endpoint } from '../../../lib/kernel/index.ts';
import { AgentNotFound, AgentPath, AgentView, getAgent, registryTable } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'agents.get',
  route: 'GET /v1/agents/{agentId}',
  summary: 'Show an agent',
  permission: 'agents:read',
  path: AgentPath,
  output: { 200: AgentView },
  faults: [AgentNotFound],
  uses: [registryTable],
  impact: 'Customers cannot see an agent.',
  example: { needs: { agent: 'agents.create' }, path: { agentId: '{{agent.id}}' } },
  handle: ({ ctx, path }) => getAgent(ctx, path.agentId),
});
