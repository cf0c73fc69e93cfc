// Whatever changes what containers remember moves its stamps.
import { agentAliasMoved } from '../../../events/agent-alias-moved.ts';
import { agentDeleted } from '../../../events/agent-deleted.ts';
import { agentRestored } from '../../../events/agent-restored.ts';
import { agentTransitioned } from '../../../events/agent-transitioned.ts';
import { agentUpdated } from '../../../events/agent-updated.ts';
import { factorOverrideRecorded } from '../../../events/factor-override-recorded.ts';
import { factorSetDeprecated } from '../../../events/factor-set-deprecated.ts';
import { factorSetPublished } from '../../../events/factor-set-published.ts';
import { versionCreated } from '../../../events/version-created.ts';
import { versionDeleted } from '../../../events/version-deleted.ts';
import { versionDemoted } from '../../../events/version-demoted.ts';
import { versionDeprecated } from '../../../events/version-deprecated.ts';
import { versionPromoted } from '../../../events/version-promoted.ts';
import { versionRestored } from '../../../events/version-restored.ts';
import { moveStampsOf } from '../../../lib/cache/index.ts';
import { gatherer, tableWrite } from '../../../lib/kernel/index.ts';

export default gatherer({
  id: 'cache.move-stamps',
  summary: 'Have containers forget what changed',
  on: [
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
    factorOverrideRecorded,
    factorSetPublished,
    factorSetDeprecated,
  ],
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
