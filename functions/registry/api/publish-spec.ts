// The door where an agent and a version of it come in as one document.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  AgentRetired,
  AgentSpec,
  AgentTaken,
  BuiltinUnknown,
  DependenciesTooMany,
  DependenciesUnmet,
  publishSpec,
  TooManyVersions,
  VersionTaken,
  VersionView,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'specs.publish',
  route: 'POST /v1/agent-specs',
  summary: 'Publish an AgentSpec: enter the agent if need be, and give it the version',
  permission: 'agents:write',
  body: AgentSpec,
  output: { 201: VersionView },
  location: ({ agentId, version }) => `/v1/agents/${agentId}/versions/${version}`,
  faults: [
    AgentTaken,
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
  impact: 'Customers cannot publish agents from their documents.',
  example: {
    body: {
      specVersion: 1,
      id: 'fleet-fuel',
      name: 'Fleet fuel',
      description: 'Our vehicles.',
      category: 'emissions',
      tags: ['scope-1'],
      version: '1.0.0',
      changelog: 'First release.',
      runtime: { kind: 'builtin', builtin: 'fuel-emissions' },
      dependencies: {},
    },
  },
  handle: ({ ctx, body }) => publishSpec(ctx, body),
});
