// The door where an agent moves along its lifecycle.
import { BUILTIN_ASSETS } from '../../../lib/builtins/index.ts';
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  AgentPath,
  EvidenceMissing,
  NewTransition,
  TransitionRefused,
  TransitionView,
  transitionAgent,
  VersionMissing,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'agents.transition',
  route: 'POST /v1/agents/{agentId}/transitions',
  summary: 'Move an agent along its lifecycle',
  permission: 'agents:write',
  path: AgentPath,
  body: NewTransition,
  output: { 201: TransitionView },
  location: (_, { agentId }) => `/v1/agents/${agentId}/transitions`,
  faults: [AgentNotFound, TransitionRefused, VersionMissing, EvidenceMissing],
  uses: [tableWrite],
  assets: BUILTIN_ASSETS,
  memoryMb: 1024,
  idempotent: true,
  timeoutSeconds: 28,
  impact: 'Customers cannot certify, deprecate or retire agents.',
  example: {
    needs: { version: 'versions.create' },
    path: { agentId: '{{version.agentId}}' },
    body: { to: 'EXPERIMENTAL', reason: 'Ready for a pilot.' },
  },
  handle: ({ ctx, path, body }) => transitionAgent(ctx, path.agentId, body),
});
