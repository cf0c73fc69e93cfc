// Whatever changes what containers remember moves its stamps.

import { agentUpdated } from '../../../events/agent-updated.ts';
import { AGENT_CHANGED } from '../../../events/families/agents.ts';
import { SHELF_CHANGED } from '../../../events/families/factors.ts';
import { moveStampsOf } from '../../../lib/cache/index.ts';
import { gatherer, tableWrite } from '../../../lib/kernel/index.ts';

export default gatherer({
  id: 'cache.move-stamps',
  summary: 'Have containers forget what changed',
  on: [...AGENT_CHANGED, ...SHELF_CHANGED],
  uses: [tableWrite],
  // Nobody waits for company: the sooner they move, the sooner readers see.
  windowSeconds: 0,
  together: 10,
  impact: 'Those who only read may be shown agents as they were up to five minutes ago.',
  example: { type: agentUpdated.type, payload: agentUpdated.example },
  handle: async ({ ctx, events }) => {
    await moveStampsOf(ctx, events);
  },
});
