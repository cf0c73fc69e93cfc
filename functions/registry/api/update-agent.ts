// The door where what describes an agent is changed.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  AgentChanged,
  AgentNotFound,
  AgentPatch,
  AgentPath,
  AgentView,
  updateAgent,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'agents.update',
  route: 'PATCH /v1/agents/{agentId}',
  summary: 'Change the name, description, category or tags of an agent',
  permission: 'agents:write',
  path: AgentPath,
  body: AgentPatch,
  output: { 200: AgentView },
  faults: [AgentNotFound, AgentChanged],
  uses: [tableWrite],
  impact: 'Customers cannot change how their agents are described.',
  example: {
    needs: { agent: 'agents.create' },
    path: { agentId: '{{agent.id}}' },
    body: { description: 'Fuels of the whole fleet, leased cars too.', tags: ['fleet', 'scope-1'] },
  },
  handle: ({ ctx, path, body, match }) => updateAgent(ctx, path.agentId, { patch: body, match }),
});
