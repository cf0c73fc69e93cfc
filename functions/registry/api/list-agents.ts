// The door where a tenant's agents are listed.
import * as z from 'zod';
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { AgentView, listAgents } from '../../../lib/registry/index.ts';

export default listing({
  id: 'agents.list',
  route: 'GET /v1/agents',
  summary: 'List agents, newest first',
  permission: 'agents:read',
  query: z.object({
    deleted: z
      .enum(['true', 'false'])
      .default('false')
      .describe('`true`: those that were deleted and can be restored.'),
  }),
  item: AgentView,
  sortable: ['createdAt'],
  faults: [],
  uses: [tableRead],
  impact: 'Customers cannot see their agents.',
  example: { query: { limit: '5' } },
  handle: ({ ctx, query, page }) => listAgents(ctx, { deleted: query.deleted === 'true' }, page),
});
