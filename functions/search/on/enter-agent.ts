// Whatever happens to an agent or a version is found a moment later.
import { AGENT_ENTERED_OR_CHANGED } from '../../../events/families/agents.ts';
import { consumer, tableWrite, vectorsWrite } from '../../../lib/kernel/index.ts';
import { enterAgent, serveVector } from '../../../lib/search/index.ts';

export default consumer({
  id: 'search.enter-agent',
  summary: 'Enter changed agents into what searches read',
  on: AGENT_ENTERED_OR_CHANGED,
  uses: [tableWrite, vectorsWrite],
  // Readers count on it: see SETTLING_SECONDS.
  timeoutSeconds: 20,
  impact: 'Changed agents are found as they were before, deleted ones still, new ones not yet; nothing is lost.',
  handle: async ({ ctx, event }) => {
    await enterAgent(ctx, event.payload.agentId);
    // Afterwards: words find it whether or not the vector service can be reached, and a delivery that fails here is repeated.
    await serveVector(ctx, event.payload.agentId);
  },
});
