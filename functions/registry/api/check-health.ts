// The door where one asks how an agent is.
import { BUILTIN_ASSETS } from '../../../lib/builtins/index.ts';
import { endpoint } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  AgentPath,
  checkHealth,
  DependenciesTooMany,
  HealthView,
  registryTable,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'agents.check-health',
  route: 'GET /v1/agents/{agentId}/health',
  summary: 'Say whether an agent can be run and relied upon now, and if not, why',
  permission: 'agents:read',
  path: AgentPath,
  output: { 200: HealthView },
  faults: [AgentNotFound, DependenciesTooMany],
  uses: [registryTable],
  assets: BUILTIN_ASSETS,
  memoryMb: 1024,
  impact: 'Customers cannot see whether an agent is in order.',
  example: { needs: { version: 'versions.create' }, path: { agentId: '{{version.agentId}}' } },
  handle: ({ ctx, path }) => checkHealth(ctx, path.agentId),
});
