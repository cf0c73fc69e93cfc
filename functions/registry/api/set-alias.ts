// The door where a name is given to a version.
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  AgentRetired,
  AliasPath,
  AliasView,
  SetAlias,
  setAlias,
  TooManyAliases,
  VersionNotFound,
} from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'aliases.set',
  route: 'PUT /v1/agents/{agentId}/aliases/{alias}',
  summary: 'Point an alias of an agent to one of its versions',
  permission: 'agents:write',
  path: AliasPath,
  body: SetAlias,
  output: { 200: AliasView },
  faults: [AgentNotFound, AgentRetired, VersionNotFound, TooManyAliases],
  uses: [tableWrite],
  impact: 'Customers cannot move their callers to another version at once.',
  example: {
    needs: { made: 'versions.create' },
    path: { agentId: '{{made.agentId}}', alias: 'stable' },
    body: { version: '1.0.0' },
  },
  handle: ({ ctx, path, body }) => setAlias(ctx, path, body.version),
});
