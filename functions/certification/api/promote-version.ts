// The door where a version goes one step further.
import { BUILTIN_ASSETS } from '../../../lib/builtins/index.ts';
import { promote } from '../../../lib/certification/index.ts';
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  AgentRetired,
  BreakingChange,
  EvidenceMissing,
  ExactVersionPath,
  Promotion,
  PromotionRefused,
  VersionNotFound,
  VersionTransitionView,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'versions.promote',
  route: 'POST /v1/agents/{agentId}/versions/{version}/promote',
  summary: 'Promote a version to EXPERIMENTAL, or on the evidence of an evaluation to CERTIFIED',
  permission: 'agents:write',
  path: ExactVersionPath,
  body: Promotion,
  output: { 201: VersionTransitionView },
  location: (_, { agentId, version }) => `/v1/agents/${agentId}/versions/${version}/transitions`,
  faults: [AgentNotFound, AgentRetired, VersionNotFound, PromotionRefused, EvidenceMissing, BreakingChange],
  uses: [tableWrite],
  assets: BUILTIN_ASSETS,
  idempotent: true,
  timeoutSeconds: 28,
  memoryMb: 1024,
  impact: 'Customers cannot certify versions.',
  example: {
    needs: { made: 'versions.create' },
    path: { agentId: '{{made.agentId}}', version: '1.0.0' },
    body: { to: 'EXPERIMENTAL', reason: 'Ready for a pilot.' },
  },
  handle: ({ ctx, path, body }) => promote(ctx, { ...path, ...body }),
});
