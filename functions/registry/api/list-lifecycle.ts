// The door where all that happens to a tenant's agents is read.
import * as z from 'zod';
import { listing, tableRead } from '../../../lib/kernel/index.ts';
import { AgentId, LifecycleView, listLifecycle } from '../../../lib/registry/index.ts';

export default listing({
  id: 'lifecycle.list',
  route: 'GET /v1/lifecycle',
  summary: 'List what happened to your agents and their versions, newest first',
  permission: 'agents:read',
  query: z.object({ agentId: AgentId.optional().describe('Only what happened to this agent, deleted or not.') }),
  item: LifecycleView,
  sortable: ['at'],
  faults: [],
  uses: [tableRead],
  impact: 'Customers cannot see what happened to their agents.',
  example: { query: { limit: '5', type: 'agent-created' } },
  handle: ({ ctx, query, page }) => listLifecycle(ctx, query, page),
});
