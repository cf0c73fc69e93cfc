// The door where agents are registered.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentTaken, AgentView, createAgent, NewAgent } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'agents.create',
  route: 'POST /v1/agents',
  summary: 'Enter an agent into the registry, as a draft',
  permission: 'agents:write',
  body: NewAgent,
  output: { 201: AgentView },
  location: ({ id }) => `/v1/agents/${id}`,
  faults: [AgentTaken],
  uses: [tableWrite],
  idempotent: true,
  impact: 'Customers cannot register agents.',
  example: {
    body: {
      id: 'fleet-fuel',
      name: 'Fleet fuel',
      category: 'emissions',
      tags: ['scope-1'],
      description: 'Our vehicles.',
    },
  },
  handle: ({ ctx, body }) => createAgent(ctx, body),
});
