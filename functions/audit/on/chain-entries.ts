// Every event's audit entry takes its place in the chain.
import { agentCreated } from '../../../events/agent-created.ts';
import { chainEntries } from '../../../lib/audit/index.ts';
import { gatherer, tableWrite } from '../../../lib/kernel/index.ts';

export default gatherer({
  id: 'audit.chain-entries',
  summary: 'Bind audit entries into the chain of their tenant',
  uses: [tableWrite],
  windowSeconds: 2,
  impact: 'New audit entries are written but not yet vouched for by the chain.',
  example: { type: agentCreated.type, payload: agentCreated.example },
  handle: ({ ctx, events }) => chainEntries(ctx, events),
});
