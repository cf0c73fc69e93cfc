// The door where a version is had as the document that would publish it.
import { endpoint } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  AgentSpec,
  getSpec,
  registryTable,
  VersionNotFound,
  VersionPath,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'specs.get',
  route: 'GET /v1/agents/{agentId}/versions/{version}/spec',
  summary: 'Show a version as an AgentSpec (`Accept: application/yaml` for a file to keep)',
  permission: 'agents:read',
  path: VersionPath,
  output: { 200: AgentSpec },
  faults: [AgentNotFound, VersionNotFound],
  uses: [registryTable],
  impact: 'Customers cannot take an agent out as a document.',
  example: { needs: { made: 'specs.publish' }, path: { agentId: '{{made.agentId}}', version: 'latest' } },
  handle: ({ ctx, path }) => getSpec(ctx, path),
});
