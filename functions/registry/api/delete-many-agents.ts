// The door where many agents are deleted at once.
import { JobView } from '../../../lib/jobs/index.ts';
import { endpoint, inParts, isMixed, objectsWrite, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentRemovals, BulkOutcomes, bulkAgents } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'agents.delete-many',
  route: 'DELETE /v1/agents/bulk',
  summary: 'Delete up to 1,000 agents, each with its own outcome; or as a job',
  permission: 'agents:write',
  body: AgentRemovals,
  output: { 200: BulkOutcomes, 202: JobView, 207: BulkOutcomes },
  status: (data) => ('kind' in data ? 202 : isMixed(data) ? 207 : 200),
  location: (data) => ('kind' in data ? `/v1/jobs/${data.id}` : undefined),
  faults: [],
  uses: [tableWrite, inParts, objectsWrite],
  timeoutSeconds: 28,
  memoryMb: 1024,
  impact: 'Customers cannot delete many agents at once.',
  example: {
    needs: { agent: 'agents.create' },
    body: { items: [{ id: '{{agent.id}}' }] },
  },
  handle: ({ ctx, body }) => bulkAgents(ctx, 'agents.delete', body),
});
