// Whatever happens to an agent or a version is found a moment later.
import { agentCreated } from '../../../events/agent-created.ts';
import { agentDeleted } from '../../../events/agent-deleted.ts';
import { agentRestored } from '../../../events/agent-restored.ts';
import { agentTransitioned } from '../../../events/agent-transitioned.ts';
import { agentUpdated } from '../../../events/agent-updated.ts';
import { versionCreated } from '../../../events/version-created.ts';
import { versionDeleted } from '../../../events/version-deleted.ts';
import { versionDemoted } from '../../../events/version-demoted.ts';
import { versionDeprecated } from '../../../events/version-deprecated.ts';
import { versionPromoted } from '../../../events/version-promoted.ts';
import { versionRestored } from '../../../events/version-restored.ts';
import { consumer, tableWrite, vectorsWrite } from '../../../lib/kernel/index.ts';
import { enterAgent, serveVector } from '../../../lib/search/index.ts';

export default consumer({
  id: 'search.enter-agent',
  summary: 'Enter changed agents into what searches read',
  on: [
    agentCreated,
    agentUpdated,
    agentTransitioned,
    agentDeleted,
    agentRestored,
    versionCreated,
    versionPromoted,
    versionDemoted,
    versionDeprecated,
    versionDeleted,
    versionRestored,
  ],
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
