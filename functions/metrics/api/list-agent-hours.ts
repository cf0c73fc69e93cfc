// The door where an agent's figures are read.
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { AgentHourView, listAgentHours } from '../../../lib/metrics/index.ts';
import { AgentNotFound, AgentPath, getAgent } from '../../../lib/registry/index.ts';

export default listing({
  id: 'metrics.list-agent-hours',
  route: 'GET /v1/agents/{agentId}/metrics',
  summary: 'Show what an agent did, hour by hour, newest first',
  permission: 'agents:read',
  path: AgentPath,
  item: AgentHourView,
  sortable: ['hour'],
  faults: [AgentNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see the figures of their agents.',
  example: { needs: { agent: 'agents.create' }, path: { agentId: '{{agent.id}}' } },
  handle: async ({ ctx, path, page }) => {
    await getAgent(ctx, path.agentId);
    return listAgentHours(ctx, path.agentId, page);
  },
});
