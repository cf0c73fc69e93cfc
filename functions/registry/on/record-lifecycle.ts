// Whatever happens to an agent or a version goes into the tenant's feed.
import { AGENT_EVENTS } from '../../../events/families/agents.ts';
import { consumer, tableWrite } from '../../../lib/kernel/index.ts';
import { recordLifecycle } from '../../../lib/registry/index.ts';

export default consumer({
  id: 'registry.record-lifecycle',
  summary: 'Enter what happens to agents and versions into the feed of the tenant',
  on: AGENT_EVENTS,
  uses: [tableWrite],
  impact: 'The feed of lifecycle events lags behind; nothing is lost.',
  handle: ({ ctx, event }) => recordLifecycle(ctx, event),
});
