// The door where versions are published.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  AgentPath,
  AgentRetired,
  BuiltinUnknown,
  createVersion,
  DependenciesTooMany,
  DependenciesUnmet,
  PublishVersion,
  TooManyVersions,
  VersionTaken,
  VersionView,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'versions.create',
  route: 'POST /v1/agents/{agentId}/versions',
  summary: 'Give an agent a new version, by its number or as the next major, minor or patch',
  permission: 'agents:write',
  path: AgentPath,
  body: PublishVersion,
  output: { 201: VersionView },
  location: ({ version }, { agentId }) => `/v1/agents/${agentId}/versions/${version}`,
  faults: [
    AgentNotFound,
    AgentRetired,
    BuiltinUnknown,
    VersionTaken,
    TooManyVersions,
    DependenciesUnmet,
    DependenciesTooMany,
  ],
  uses: [tableWrite],
  idempotent: true,
  memoryMb: 1024,
  timeoutSeconds: 28,
  impact: 'Customers cannot publish agent versions.',
  example: {
    needs: { agent: 'agents.create' },
    path: { agentId: '{{agent.id}}' },
    body: { version: '1.0.0', description: 'First release.', runtime: { kind: 'builtin', builtin: 'fuel-emissions' } },
  },
  handle: ({ ctx, path, body }) => createVersion(ctx, path.agentId, body),
});
