// The door where the history of a version is read.
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  ExactVersionPath,
  listVersionTransitions,
  VersionNotFound,
  VersionTransitionView,
} from '../../../lib/registry/index.ts';

export default listing({
  id: 'version-transitions.list',
  route: 'GET /v1/agents/{agentId}/versions/{version}/transitions',
  summary: 'List how a version came to its state, oldest first',
  permission: 'agents:read',
  path: ExactVersionPath,
  item: VersionTransitionView,
  sortable: ['at'],
  faults: [AgentNotFound, VersionNotFound],
  uses: [tableRead],
  impact: 'Customers cannot see why a version is certified, or is so no longer.',
  example: {
    needs: { made: 'versions.create' },
    path: { agentId: '{{made.agentId}}', version: '1.0.0' },
  },
  handle: ({ ctx, path, page }) => listVersionTransitions(ctx, path, page),
});
