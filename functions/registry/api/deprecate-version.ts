// The door where it is announced until when a version runs.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  AgentRetired,
  DeprecateVersion,
  deprecateVersion,
  ExactVersionPath,
  SunsetBroughtForward,
  SunsetTooSoon,
  VersionNotFound,
  VersionReplacementRefused,
  VersionSummary,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'versions.deprecate',
  route: 'POST /v1/agents/{agentId}/versions/{version}/deprecate',
  summary: 'Announce until when a version runs, and which one replaces it',
  permission: 'agents:write',
  path: ExactVersionPath,
  body: DeprecateVersion,
  output: { 200: VersionSummary },
  faults: [
    ...[AgentNotFound, AgentRetired, VersionNotFound],
    ...[SunsetTooSoon, SunsetBroughtForward, VersionReplacementRefused],
  ],
  uses: [tableWrite],
  idempotent: true,
  impact: 'Customers cannot tell their callers to move on.',
  example: {
    needs: { made: 'versions.create' },
    path: { agentId: '{{made.agentId}}', version: '1.0.0' },
    body: { sunsetAt: '2099-01-31T00:00:00.000Z', reason: 'A later version is to come.' },
  },
  handle: ({ ctx, path, body }) => deprecateVersion(ctx, path, body),
});
