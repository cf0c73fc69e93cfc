// The door where many agents are registered at once.
import { JobView } from '../../../lib/jobs/index.ts';
import { endpoint, inParts, isMixed, objectsWrite, tableWrite } from '../../../lib/kernel/index.ts';
import { BulkOutcomes, bulkAgents, NewAgents } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'agents.create-many',
  route: 'POST /v1/agents/bulk',
  summary: 'Create up to 1,000 agents, each with its own outcome; or as a job',
  permission: 'agents:write',
  body: NewAgents,
  output: { 200: BulkOutcomes, 202: JobView, 207: BulkOutcomes },
  status: (data) => ('kind' in data ? 202 : isMixed(data) ? 207 : 200),
  location: (data) => ('kind' in data ? `/v1/jobs/${data.id}` : undefined),
  faults: [],
  uses: [tableWrite, inParts, objectsWrite],
  idempotent: true,
  timeoutSeconds: 28,
  memoryMb: 1024,
  impact: 'Customers cannot create many agents at once.',
  example: {
    body: { mode: 'async', items: [{ id: 'depot-fuel', name: 'Depot fuel', category: 'emissions' }] },
  },
  handle: ({ ctx, body }) => bulkAgents(ctx, 'agents.create', body),
});
