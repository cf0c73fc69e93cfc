// The door where one sees what a version depends on.
import { endpoint } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  DependenciesTooMany,
  DependenciesView,
  listDependencies,
  registryTable,
  VersionNotFound,
  VersionPath,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'versions.list-dependencies',
  route: 'GET /v1/agents/{agentId}/versions/{version}/dependencies',
  summary: 'Show which version of which agent a version depends on, or why there is no choice',
  permission: 'agents:read',
  path: VersionPath,
  output: { 200: DependenciesView },
  faults: [AgentNotFound, VersionNotFound, DependenciesTooMany],
  uses: [registryTable],
  impact: 'Customers cannot see what an agent depends on.',
  example: { needs: { version: 'versions.create' }, path: { agentId: '{{version.agentId}}', version: '1.0.0' } },
  handle: ({ ctx, path }) => listDependencies(ctx, path),
});
