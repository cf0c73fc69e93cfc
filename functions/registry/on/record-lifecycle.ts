// Whatever happens to an agent or a version goes into the tenant's feed.
import { agentAliasMoved } from '../../../events/agent-alias-moved.ts';
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
import { consumer, tableWrite } from '../../../lib/kernel/index.ts';
import { recordLifecycle } from '../../../lib/registry/index.ts';

export default consumer({
  id: 'registry.record-lifecycle',
  summary: 'Enter what happens to agents and versions into the feed of the tenant',
  on: [
    agentCreated,
    agentUpdated,
    agentAliasMoved,
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
  uses: [tableWrite],
  impact: 'The feed of lifecycle events lags behind; nothing is lost.',
  handle: ({ ctx, event }) => recordLifecycle(ctx, event),
});
