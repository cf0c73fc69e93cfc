// The door where an agent's latest step is taken back.
import { BUILTIN_ASSETS } from '../../../lib/builtins/index.ts';
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  EvidenceMissing,
  RollbackRefused,
  RollbackTransition,
  rollbackTransition,
  TransitionNotFound,
  TransitionPath,
  TransitionView,
  VersionMissing,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'transitions.rollback',
  route: 'POST /v1/agents/{agentId}/transitions/{transitionId}/rollback',
  summary: 'Take back the latest step of an agent along its lifecycle',
  permission: 'agents:write',
  path: TransitionPath,
  body: RollbackTransition,
  output: { 201: TransitionView },
  location: (_, { agentId }) => `/v1/agents/${agentId}/transitions`,
  faults: [AgentNotFound, TransitionNotFound, RollbackRefused, VersionMissing, EvidenceMissing],
  uses: [tableWrite],
  assets: BUILTIN_ASSETS,
  memoryMb: 1024,
  idempotent: true,
  impact: 'Customers cannot take back a step they regret.',
  example: {
    needs: { step: 'agents.transition' },
    path: { agentId: '{{step.agentId}}', transitionId: '{{step.id}}' },
    body: { reason: 'The pilot is postponed.' },
  },
  handle: ({ ctx, path, body }) => rollbackTransition(ctx, { ...path, ...body }),
});
