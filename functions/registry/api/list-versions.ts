// The door where versions are listed.
import * as z from 'zod';
import { listing } from '../../../lib/kernel/index.ts';
import {
  AgentNotFound,
  AgentPath,
  listVersions,
  registryTable,
  VersionRange,
  VersionSummary,
} from '../../../lib/registry/index.ts';

export default listing({
  id: 'versions.list',
  route: 'GET /v1/agents/{agentId}/versions',
  summary: 'List the versions of an agent, newest first in semver order',
  permission: 'agents:read',
  path: AgentPath,
  query: z.object({ range: VersionRange.optional().describe('Only versions within it: `^1.2`, `1.x || 3.x`.') }),
  item: VersionSummary,
  sortable: ['version', 'state', 'createdAt', 'createdBy'],
  sorts: true,
  faults: [AgentNotFound],
  uses: [registryTable],
  impact: 'Customers cannot see which versions an agent has.',
  example: {
    needs: { version: 'versions.create' },
    path: { agentId: '{{version.agentId}}' },
    query: { range: '^1.0' },
  },
  handle: ({ ctx, path, query, page }) => listVersions(ctx, { ...path, ...query }, page),
});
